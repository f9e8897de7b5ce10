import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BuiltContract } from "./builtContract.ts";
import { DeployError } from "./deployError.ts";
import { type BuildArtifact, incompleteBuild, toBuiltContract } from "./toBuiltContract.ts";

/** Where a package has its contracts, one file each; a clone has none. */
const packagedBuilds = fileURLToPath(new URL("../builds/", import.meta.url));

const artifactsFolder = fileURLToPath(new URL("../../artifacts/", import.meta.url));

/** Reads a contract as it was built, without Hardhat: from the package, or from a clone's `artifacts/`. */
export async function readBuildFile(contractName: string): Promise<BuiltContract> {
  if (existsSync(packagedBuilds)) {
    const text = await readFile(join(packagedBuilds, `${contractName}.json`), "utf8");
    return JSON.parse(text) as BuiltContract;
  }
  return readArtifactFile(contractName, artifactsFolder);
}

/**
 * Reads a contract from the folder that Hardhat builds into.
 *
 * @throws DeployError when it is not built.
 */
export async function readArtifactFile(contractName: string, folder: string): Promise<BuiltContract> {
  const name = `${contractName}.json`;
  const paths = await readdir(join(folder, "contracts"), { recursive: true }).catch((): string[] => []);
  const found = paths.find((path) => basename(path) === name);
  if (found === undefined)
    throw new DeployError(
      `${contractName} is not built yet. Run once, in the clone of Lading: npm run build`,
    );
  const artifact = JSON.parse(await readFile(join(folder, "contracts", found), "utf8")) as BuildArtifact;
  const information = join(folder, "build-info", `${artifact.buildInfoId}.json`);
  const text = await readFile(information, "utf8").catch(() => {
    throw incompleteBuild(contractName);
  });
  return toBuiltContract(artifact, text);
}
