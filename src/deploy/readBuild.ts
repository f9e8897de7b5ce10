import { readFile } from "node:fs/promises";

import { artifacts } from "hardhat";

import type { BuiltContract } from "./builtContract.ts";
import { incompleteBuild, toBuiltContract } from "./toBuiltContract.ts";

/** Reads a contract from Hardhat's build. */
export async function readBuild(contractName: string): Promise<BuiltContract> {
  const artifact = await artifacts.readArtifact(contractName);
  const path = artifact.buildInfoId && (await artifacts.getBuildInfoPath(artifact.buildInfoId));
  if (!path) throw incompleteBuild(contractName);
  return toBuiltContract(artifact, await readFile(path, "utf8"));
}
