import { readFile } from "node:fs/promises";

import { type Hex, keccak256 } from "viem";

import { bytes32Schema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";

/** Evidence by its hash, or by the file that it is the hash of. */
export interface EvidenceArguments {
  readonly evidence?: string | undefined;
  readonly evidenceHash?: string | undefined;
}

export const evidenceOptions = {
  evidence: {
    type: "string",
    describe: "File with the evidence (a photo, a signed note): its keccak256 hash goes on the chain",
  },
  "evidence-hash": { type: "string", describe: "Or its hash, 32 bytes" },
} as const;

/** @throws UsageError unless exactly one is given. */
export async function evidenceHashOf({ evidence, evidenceHash }: EvidenceArguments): Promise<Hex> {
  if (evidence !== undefined && evidenceHash === undefined) return keccak256(await readFile(evidence));
  if (evidenceHash !== undefined && evidence === undefined)
    return parsedOption("--evidence-hash", bytes32Schema, evidenceHash);
  throw new UsageError("Name the evidence: --evidence FILE, or --evidence-hash HASH.");
}
