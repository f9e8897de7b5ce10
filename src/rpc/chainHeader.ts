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

/** A block's header, and the hashes of its transactions beside it, which no hash here covers. */
export interface ChainHeader {
  readonly hash: Hex;
  readonly parentHash: Hex;
  readonly sha3Uncles: Hex;
  readonly miner: Hex;
  readonly stateRoot: Hex;
  readonly transactionsRoot: Hex;
  readonly receiptsRoot: Hex;
  readonly logsBloom: Hex;
  readonly difficulty: Hex;
  readonly number: Hex;
  readonly gasLimit: Hex;
  readonly gasUsed: Hex;
  readonly timestamp: Hex;
  readonly extraData: Hex;
  readonly mixHash: Hex;
  readonly nonce: Hex;
  // Each fork appended what follows.
  readonly baseFeePerGas: Hex | undefined;
  readonly withdrawalsRoot: Hex | undefined;
  readonly blobGasUsed: Hex | undefined;
  readonly excessBlobGas: Hex | undefined;
  readonly parentBeaconBlockRoot: Hex | undefined;
  readonly requestsHash: Hex | undefined;
  readonly blockAccessListHash: Hex | undefined;
  readonly slotNumber: Hex | undefined;
  readonly transactions: readonly Hex[];
}

const nonceLength = 18;

/** @throws when the node answered with something else. */
export function parseHeader(input: unknown): ChainHeader {
  const fields = record(input, "a header");
  return {
    hash: word(fields, "hash"),
    parentHash: word(fields, "parentHash"),
    sha3Uncles: word(fields, "sha3Uncles"),
    miner: bytes(fields, "miner", addressLength),
    stateRoot: word(fields, "stateRoot"),
    transactionsRoot: word(fields, "transactionsRoot"),
    receiptsRoot: word(fields, "receiptsRoot"),
    logsBloom: bytes(fields, "logsBloom", bloomLength),
    difficulty: optional(fields, "difficulty", quantity) ?? "0x0",
    number: quantity(fields, "number"),
    gasLimit: quantity(fields, "gasLimit"),
    gasUsed: quantity(fields, "gasUsed"),
    timestamp: quantity(fields, "timestamp"),
    extraData: bytes(fields, "extraData"),
    mixHash: word(fields, "mixHash"),
    nonce: bytes(fields, "nonce", nonceLength),
    baseFeePerGas: optional(fields, "baseFeePerGas", quantity),
    withdrawalsRoot: optional(fields, "withdrawalsRoot", word),
    blobGasUsed: optional(fields, "blobGasUsed", quantity),
    excessBlobGas: optional(fields, "excessBlobGas", quantity),
    parentBeaconBlockRoot: optional(fields, "parentBeaconBlockRoot", word),
    requestsHash: optional(fields, "requestsHash", word),
    blockAccessListHash: optional(fields, "blockAccessListHash", word),
    slotNumber: optional(fields, "slotNumber", quantity),
    transactions: list(fields.transactions, "transactions").map((hash) =>
      hexOf(hash, "transactions", wordLength),
    ),
  };
}
