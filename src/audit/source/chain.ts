import type { Hex } from "viem";
import { z } from "zod";

/** Letter case is covered by no hash, so it is normalized where data enters. */
const hex = z
  .string()
  .regex(/^0x[0-9a-f]*$/i)
  .transform((value) => value.toLowerCase() as Hex);

const hash = hex.refine((value) => value.length === 66, "is not 32 bytes");

/** What a receipts trie covers of a log. Log index, block and transaction hash are covered by none, so they stay out. */
const logSchema = z.object({ address: hex, topics: z.array(hash), data: hex });

const receiptSchema = z.object({
  type: hex.default("0x0"),
  status: hex.optional(),
  root: hex.optional(),
  cumulativeGasUsed: hex,
  logsBloom: hex,
  logs: z.array(logSchema),
});

const headerSchema = z.object({
  hash,
  parentHash: hash,
  sha3Uncles: hash,
  miner: hex,
  stateRoot: hash,
  transactionsRoot: hash,
  receiptsRoot: hash,
  logsBloom: hex,
  difficulty: hex.default("0x0"),
  number: hex,
  gasLimit: hex,
  gasUsed: hex,
  timestamp: hex,
  extraData: hex,
  mixHash: hash,
  nonce: hex,
  // Each fork appended what follows.
  baseFeePerGas: hex.nullish(),
  withdrawalsRoot: hash.nullish(),
  blobGasUsed: hex.nullish(),
  excessBlobGas: hex.nullish(),
  parentBeaconBlockRoot: hash.nullish(),
  requestsHash: hash.nullish(),
  blockAccessListHash: hash.nullish(),
  slotNumber: hex.nullish(),
  transactions: z.array(hash),
});

export type ChainLog = z.infer<typeof logSchema>;
export type ChainReceipt = z.infer<typeof receiptSchema>;
export type ChainHeader = z.infer<typeof headerSchema>;

/** @throws when the node answered with something else. */
export function parseReceipt(input: unknown): ChainReceipt {
  return receiptSchema.parse(input);
}

/** @throws when the node answered with something else. */
export function parseHeader(input: unknown): ChainHeader {
  return headerSchema.parse(input);
}
