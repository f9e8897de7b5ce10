import type { Hex } from "viem";

import { headerHash } from "../../../src/audit/prove/headerHash.ts";
import { receiptsRoot } from "../../../src/audit/prove/receiptsRoot.ts";
import { parseReceipt } from "../../../src/rpc/chain.ts";
import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import type { ServedBlock, ServedChain, ServedHeader, ServedLog, ServedReceipt } from "./servedChain.ts";

/** The chain with one block made into another. */
export function withBlock(
  chain: ServedChain,
  number: number,
  alter: (block: ServedBlock) => ServedBlock,
): ServedChain {
  return { ...chain, blocks: chain.blocks.map((block, at) => (at === number ? alter(block) : block)) };
}

export function withHeader(
  chain: ServedChain,
  number: number,
  alter: (header: ServedHeader) => ServedHeader,
): ServedChain {
  return withBlock(chain, number, (block) => ({
    ...block,
    header: block.header === null ? null : alter(block.header),
  }));
}

export function withReceipts(
  chain: ServedChain,
  number: number,
  alter: (receipts: readonly ServedReceipt[]) => readonly ServedReceipt[] | null,
): ServedChain {
  return withBlock(chain, number, (block) => ({ ...block, receipts: alter(block.receipts ?? []) }));
}

export function withReceipt(
  chain: ServedChain,
  { block, receipt }: { readonly block: number; readonly receipt: number },
  alter: (receipt: ServedReceipt) => ServedReceipt,
): ServedChain {
  return withReceipts(chain, block, (receipts) =>
    receipts.map((one, at) => (at === receipt ? alter(one) : one)),
  );
}

/** Where a log stands. */
export interface LogPlace {
  readonly block: number;
  readonly receipt: number;
  readonly log: number;
}

/** One log replaced by any number of others. */
export function withLog(
  chain: ServedChain,
  place: LogPlace,
  alter: (log: ServedLog) => readonly ServedLog[],
): ServedChain {
  return withReceipt(chain, place, (receipt) => ({
    ...receipt,
    logs: receipt.logs.flatMap((log, at) => (at === place.log ? alter(log) : [log])),
  }));
}

/** Where all logs stand that a test picks. */
export function placesOf(chain: ServedChain, isWanted: (log: ServedLog) => boolean): LogPlace[] {
  return chain.blocks.flatMap(({ receipts }, block) =>
    (receipts ?? []).flatMap(({ logs }, receipt) =>
      logs.flatMap((log, at) => (isWanted(log) ? [{ block, receipt, log: at }] : [])),
    ),
  );
}

/** The header with the hash that its fields give: what a forger does first. */
export function rehashed(header: ServedHeader): ServedHeader {
  return { ...header, hash: headerHash(parseHeader(header)) };
}

/** The header with the root of other receipts, and their bloom filters joined. */
export function rerooted(header: ServedHeader, receipts: readonly ServedReceipt[]): ServedHeader {
  const parsed = receipts.map(parseReceipt);
  const bloom = parsed.reduce((joined, { logsBloom }) => joined | BigInt(logsBloom), 0n);
  return {
    ...header,
    receiptsRoot: receiptsRoot(parsed),
    logsBloom: `0x${bloom.toString(16).padStart(512, "0")}`,
    transactions: receipts.map(({ transactionHash }) => transactionHash),
  };
}

/** A chain whose blocks from `first` on agree with their receipts, their hashes, and each other. */
export function reforged(chain: ServedChain, first: number): ServedChain {
  let parentHash: Hex | undefined = chain.blocks[first - 1]?.header?.hash;
  const forged = chain.blocks.slice(first).map(({ header, receipts }) => {
    if (header === null || receipts === null) throw new Error("nothing to forge from");
    const next = rehashed({ ...rerooted(header, receipts), ...(parentHash && { parentHash }) });
    parentHash = next.hash;
    return { header: next, receipts };
  });
  return { ...chain, blocks: [...chain.blocks.slice(0, first), ...forged] };
}

/** The same chain with its last `depth` blocks made anew, honestly: others in their place, with the same content. */
export function reorganized(chain: ServedChain, depth: number): ServedChain {
  const first = chain.blocks.length - depth;
  const other = withHeader(chain, first, (header) => ({ ...header, extraData: "0xf02c" }));
  return reforged(other, first);
}

/** The last bit of a hexadecimal text turned; of an empty one, a byte more. */
export function flipped(hex: Hex): Hex {
  if (hex === "0x") return "0x01";
  const last = Number.parseInt(hex.slice(-1), 16) ^ 1;
  return `${hex.slice(0, -1)}${last.toString(16)}` as Hex;
}
