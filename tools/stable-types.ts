import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Makes the generated types the same on every build, and few.
 *
 * TypeChain writes contracts in the order in which Hardhat lists their artifacts, and that order differs between a first
 * build and one from the cache. Hooks run in the order of the plugins and share the list, so a plugin before the
 * toolbox can sort it. It also leaves out abstract contracts: nobody deploys or calls them, and the types of each part of
 * the escrow would be one more copy of the whole interface. The list is readonly by its type only; should that change,
 * the drift gate says so.
 */
export const stableTypes: HardhatPlugin = {
  id: "lading-stable-types",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        processArtifactsAfterSuccessfulBuild: async (_context, artifactPaths) => {
          const list = artifactPaths as string[];
          const kept = await Promise.all(
            list.map(async (path) => isInterface(path) || (await hasCode(path))),
          );
          list.splice(0, list.length, ...list.filter((_, index) => kept[index] === true).sort());
        },
      }),
    }),
  },
};

/** Interfaces have no code either, and are what callers want typed. */
const isInterface = (path: string): boolean => /^I[A-Z]/.test(basename(path));

async function hasCode(path: string): Promise<boolean> {
  const { bytecode }: { bytecode: string } = JSON.parse(await readFile(path, "utf8"));
  return bytecode !== "0x";
}
