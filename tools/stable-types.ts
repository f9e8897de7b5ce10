import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Makes the generated types the same on every build.
 *
 * TypeChain writes contracts in the order in which Hardhat lists their artifacts, and that order differs between a first
 * build and one from the cache. Hooks run in the order of the plugins and share the list, so a plugin before the
 * toolbox can sort it. The list is readonly by its type only; should that change, the drift gate says so.
 */
export const stableTypes: HardhatPlugin = {
  id: "lading-stable-types",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        processArtifactsAfterSuccessfulBuild: async (_context, artifactPaths) => {
          (artifactPaths as string[]).sort();
        },
      }),
    }),
  },
};
