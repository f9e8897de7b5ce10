import { type Address, encodeDeployData, type Hash, type Hex, keccak256, stringToHex } from "viem";

import type { BuiltContract } from "./builtContract.ts";
import { deterministicAddress } from "./deterministicDeployer.ts";

/** A contract that is to be at its deterministic address. */
export interface Plan {
  /** Its name in the record. */
  readonly name: string;
  readonly address: Address;
  readonly salt: Hash;
  /** Creation code with constructor arguments. */
  readonly initCode: Hex;
  readonly constructorArgs: readonly Hex[];
  /** What to compare the chain with; a contract made elsewhere is known by its address alone. */
  readonly build: BuiltContract | undefined;
  /** The immutable values that the contract must have on a chain, in the order of declaration. */
  readonly immutableValues: (chainId: number) => readonly Hex[];
}

export interface PlanParameters {
  readonly name: string;
  readonly build: BuiltContract;
  readonly constructorArgs?: readonly Hex[];
  readonly immutableValues?: (address: Address, chainId: number) => readonly Hex[];
}

/** Plans a contract of the build. Its salt is its name's, the same on every chain. */
export function planContract({ name, build, constructorArgs = [], immutableValues }: PlanParameters): Plan {
  const salt = keccak256(stringToHex(`Lading ${name}`));
  const initCode = encodeDeployData({ abi: build.abi, bytecode: build.bytecode, args: constructorArgs });
  const address = deterministicAddress(initCode, salt);
  return {
    name,
    address,
    salt,
    initCode,
    constructorArgs,
    build,
    immutableValues: (chainId) => immutableValues?.(address, chainId) ?? [],
  };
}
