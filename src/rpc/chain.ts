import type { Hex } from "viem";

import {
  addressLength,
  bloomLength,
  bytes,
  hexOf,
  list,
  optional,
  quantity,
  record,
  word,
  wordLength,
} from "./fields.ts";

/** What a receipts trie covers of a log. Log index, block and transaction hash are covered by none, so they stay out. */
export interface ChainLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

/** What a receipts trie covers of a receipt. */
export interface ChainReceipt {
  readonly type: Hex;
  readonly status: Hex | undefined;
  /** Before Byzantium, instead of a status. */
  readonly root: Hex | undefined;
  readonly cumulativeGasUsed: Hex;
  readonly logsBloom: Hex;
  readonly logs: readonly ChainLog[];
  /** Of the OP stack's deposits only. */
  readonly depositNonce: Hex | undefined;
  readonly depositReceiptVersion: Hex | undefined;
}

/** @throws when the node answered with something else. */
export function parseReceipt(input: unknown): ChainReceipt {
  const fields = record(input, "a receipt");
  return {
    type: fields.type === undefined ? "0x0" : quantity(fields, "type"),
    status: optional(fields, "status", quantity),
    root: optional(fields, "root", word),
    cumulativeGasUsed: quantity(fields, "cumulativeGasUsed"),
    logsBloom: bytes(fields, "logsBloom", bloomLength),
    logs: list(fields.logs, "logs").map(parseLog),
    depositNonce: optional(fields, "depositNonce", quantity),
    depositReceiptVersion: optional(fields, "depositReceiptVersion", quantity),
  };
}

/** @throws when the node answered with something else. */
export function parseLog(input: unknown): ChainLog {
  const fields = record(input, "a log");
  return {
    address: bytes(fields, "address", addressLength),
    topics: topicsOf(fields.topics),
    data: bytes(fields, "data"),
  };
}

/** Nodes write small letters: most lists pass as they came, which spares a copy per log. */
function topicsOf(input: unknown): readonly Hex[] {
  const topics = list(input, "topics");
  for (const topic of topics) {
    if (hexOf(topic, "topics", wordLength) !== topic)
      return topics.map((each) => hexOf(each, "topics", wordLength));
  }
  return topics as readonly Hex[];
}
