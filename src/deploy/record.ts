import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { type Address, getAddress, type Hex, isAddress } from "viem";
import { z } from "zod/v4";

import { DeployError } from "./deployError.ts";

const hex = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/i)
  .transform((text) => text as Hex);
const hash = hex.refine((text) => text.length === 66, "a hash has 32 bytes");
const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "no address")
  .transform((text): Address => getAddress(text));
const natural = z.number().int().min(0);

const contractSchema = z.object({
  address,
  /** Null where the chain began with the contract, or another contract's call made it. */
  transactionHash: hash.nullable(),
  block: natural,
  /** Time of that block, unix seconds. */
  deployedAt: natural,
  constructorArgs: z.array(hex),
  salt: hash,
  initCodeHash: hash,
  /** Hash of the runtime code on this chain. */
  codeHash: hash,
  /** Missing for a contract that was built elsewhere. */
  build: z.object({ compiler: z.string(), settingsHash: hash }).optional(),
});

const recordSchema = z.object({ chainId: natural, contracts: z.record(z.string(), contractSchema) });

/** Where a contract is, how it came there and what it was built from. */
export type ContractRecord = z.infer<typeof contractSchema>;

/** What `deployments/<chainId>.json` holds. */
export type DeploymentRecord = z.infer<typeof recordSchema>;

/** A package has the records beside the program, a clone at its root. */
const packaged = fileURLToPath(new URL("../deployments/", import.meta.url));
const deploymentsFolder = existsSync(packaged)
  ? packaged
  : fileURLToPath(new URL("../../deployments/", import.meta.url));

/** The file of a chain's deployment. */
export function recordPath(chainId: number, folder: string = deploymentsFolder): string {
  return `${folder.replace(/\/$/, "")}/${chainId}.json`;
}

/** Reads a chain's deployment; an empty one where there is no file. */
export async function readRecord(chainId: number, folder?: string): Promise<DeploymentRecord> {
  const path = recordPath(chainId, folder);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { chainId, contracts: {} };
    throw error;
  }
  try {
    const record = recordSchema.parse(JSON.parse(text));
    if (record.chainId !== chainId) throw new Error(`it is of chain ${record.chainId}`);
    return record;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DeployError(
      `${path} is no deployment of chain ${chainId}: ${reason}. Restore it or move it away.`,
      error,
    );
  }
}

/** Writes a chain's deployment unless the file says the same already. @returns Whether it wrote. */
export async function writeRecord(record: DeploymentRecord, folder?: string): Promise<boolean> {
  const path = recordPath(record.chainId, folder);
  const text = `${JSON.stringify(record, undefined, 2)}\n`;
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === text) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return true;
}
