import { readFile } from "node:fs/promises";

import { artifacts } from "hardhat";
import { type Abi, type Hex, keccak256, stringToHex } from "viem";
import { z } from "zod/v4";

import type { BuiltContract } from "./builtContract.ts";
import { DeployError } from "./deployError.ts";

const buildInfoSchema = z.object({
  solcLongVersion: z.string(),
  input: z.object({ settings: z.record(z.string(), z.unknown()) }),
});

/** Reads a contract from Hardhat's build. */
export async function readBuild(contractName: string): Promise<BuiltContract> {
  const artifact = await artifacts.readArtifact(contractName);
  if (Object.keys(artifact.linkReferences).length > 0) {
    throw new DeployError(`${contractName} links to a library, which no deployment here does.`);
  }
  const path = artifact.buildInfoId && (await artifacts.getBuildInfoPath(artifact.buildInfoId));
  if (!path)
    throw new DeployError(`The build of ${contractName} is incomplete. Run: npm run build -- --force`);

  const { solcLongVersion, input } = buildInfoSchema.parse(JSON.parse(await readFile(path, "utf8")));
  // What the compiler was asked to print, and where it looked for files, is no part of the code.
  const { outputSelection: _, remappings: __, ...settings } = input.settings;
  const immutables = Object.entries(artifact.immutableReferences ?? {})
    // The keys number the nodes of the syntax tree, so they grow in the order of declaration.
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, places]) => places);
  return {
    contractName,
    abi: artifact.abi as Abi,
    bytecode: artifact.bytecode as Hex,
    deployedBytecode: artifact.deployedBytecode as Hex,
    immutables,
    compiler: solcLongVersion,
    settingsHash: keccak256(stringToHex(JSON.stringify(settings))),
  };
}
