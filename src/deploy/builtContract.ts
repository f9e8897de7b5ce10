import type { Abi, Hash, Hex } from "viem";

/** Where the compiler left room for one immutable value in the runtime code, in bytes. */
export interface ImmutablePlace {
  readonly start: number;
  readonly length: number;
}

/** A contract as the build made it. */
export interface BuiltContract {
  readonly contractName: string;
  readonly abi: Abi;
  /** Creation code, without constructor arguments. */
  readonly bytecode: Hex;
  /** Runtime code, with zeros where immutable values go. */
  readonly deployedBytecode: Hex;
  /** The places of each immutable value, in the order of declaration. */
  readonly immutables: readonly (readonly ImmutablePlace[])[];
  /** The compiler's long version. */
  readonly compiler: string;
  /** Keccak-256 of the compiler's settings as JSON. */
  readonly settingsHash: Hash;
}

/** Finds a contract of the build by its name. */
export type ReadBuild = (contractName: string) => Promise<BuiltContract>;
