import { type Abi, type Hex, keccak256, stringToHex } from "viem";
import { z } from "zod/v4";

import type { BuiltContract, ImmutablePlace } from "./builtContract.ts";
import { DeployError } from "./deployError.ts";

/** A contract's file of Hardhat's build, as far as a deployment needs it. */
export interface BuildArtifact {
  readonly contractName: string;
  readonly abi: unknown;
  readonly bytecode: string;
  readonly deployedBytecode: string;
  readonly linkReferences: object;
  readonly immutableReferences?: Readonly<Record<string, readonly ImmutablePlace[]>> | undefined;
  readonly buildInfoId?: string | undefined;
}

const buildInfoSchema = z.object({
  solcLongVersion: z.string(),
  input: z.object({ settings: z.record(z.string(), z.unknown()) }),
});

/** Puts a contract's file and the text of its build's information together. */
export function toBuiltContract(artifact: BuildArtifact, buildInfo: string): BuiltContract {
  const { contractName, linkReferences, immutableReferences = {} } = artifact;
  if (Object.keys(linkReferences).length > 0)
    throw new DeployError(`${contractName} links to a library, which no deployment here does.`);
  const { solcLongVersion, input } = buildInfoSchema.parse(JSON.parse(buildInfo));
  // What the compiler was asked to print, and where it looked for files, is no part of the code.
  const { outputSelection: _, remappings: __, ...settings } = input.settings;
  const immutables = Object.entries(immutableReferences)
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

/** Said where a build is there in part only. */
export function incompleteBuild(contractName: string): DeployError {
  return new DeployError(`The build of ${contractName} is incomplete. Run: npm run build -- --force`);
}
