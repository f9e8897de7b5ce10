import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { bytesToHex, type Hash } from "viem";

import { permit2Address } from "../order/fundingTypedData.ts";
import { DeployError } from "./deployError.ts";
import { deterministicAddress } from "./deterministicDeployer.ts";
import type { Plan } from "./plan.ts";

/** The salt that Permit2 was deployed with. */
const SALT: Hash = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** Where a package has the creation code. */
const packaged = fileURLToPath(new URL("../builds/Permit2.bytecode", import.meta.url));

/** The file with Permit2's creation code. */
export function permit2File(): string {
  if (existsSync(packaged)) return packaged;
  // The npm package that ships it exports a plugin for another Hardhat; only its data file is read.
  return fileURLToPath(
    new URL(`../bin/${permit2Address}.bytecode`, import.meta.resolve("hardhat-predeploy")),
  );
}

/** Plans the real Permit2 for a development chain. CREATE2 makes its address a proof of the bytes. */
export async function planPermit2(): Promise<Plan> {
  const initCode = bytesToHex(await readFile(permit2File()));
  const address = deterministicAddress(initCode, SALT);
  if (address !== permit2Address) throw new DeployError("This is not Permit2's creation code.");
  return {
    name: "Permit2",
    address,
    salt: SALT,
    initCode,
    constructorArgs: [],
    build: undefined,
    immutableValues: () => [],
  };
}
