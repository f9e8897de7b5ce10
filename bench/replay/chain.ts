import type { Hex } from "viem";

import { headerHash } from "../../src/audit/prove/headerHash.ts";
import { receiptsRoot } from "../../src/audit/prove/receiptsRoot.ts";
import type { ChainLog } from "../../src/rpc/chain.ts";
import { parseHeader } from "../../src/rpc/chainHeader.ts";
import { addBloom, bloomOf } from "./bloom.ts";
import { claimLogs, deliverLogs, lockLogs, publishLogs, transferLog } from "./logs.ts";
import { blockTime, escrow, type SyntheticOrder, startTime, syntheticOrder } from "./world.ts";

/** How a chain is filled. */
export interface ChainShape {
  readonly blocks: number;
  /** Transactions of the escrow in every block. */
  readonly ours: number;
  /** Transactions of others in every block. */
  readonly others: number;
  /** Orders in one transaction. */
  readonly list: number;
}

/** One log as a node writes it, and what a filter looks at. */
export interface ServedLog {
  readonly log: ChainLog;
  readonly json: Uint8Array;
}

/** A block as a node writes it. */
export interface ServedBlock {
  readonly header: Uint8Array;
  readonly receipts: Uint8Array;
  readonly logs: readonly ServedLog[];
}

const zeroHash: Hex = `0x${"00".repeat(32)}`;
const gasPerTransaction = 100_000;
const hex = (value: number): Hex => `0x${value.toString(16)}`;
const bytesHex = (value: Uint8Array): Hex => `0x${Buffer.from(value).toString("hex")}`;

/**
 * A chain that nobody ever ran, but that is consistent in itself: every log is one that the escrow or its token would write
 * in a valid life of an order, receipts hash to their header's root, headers to their hash, and each names the one before.
 */
export function* syntheticChain(shape: ChainShape): Generator<ServedBlock> {
  const nextLogs = lives(shape.list);
  let parent = zeroHash;
  for (let block = 0; block < shape.blocks; block += 1) {
    const ours = Array.from({ length: block === 0 ? 0 : shape.ours }, () => nextLogs(block));
    // Ours stand in the middle of a block.
    const others = othersOf(block === 0 ? 0 : shape.others, block);
    const half = others.length >> 1;
    const { served, hash } = serve(block, parent, [...others.slice(0, half), ...ours, ...others.slice(half)]);
    parent = hash;
    yield served;
  }
}

interface Group {
  readonly block: number;
  readonly orders: readonly SyntheticOrder[];
}

/** Terms are published first; then transactions lock, deliver and claim by turns, each in a later block than the one before. */
function lives(list: number): (block: number) => ChainLog[] {
  const locked: Group[] = [];
  const delivered: Group[] = [];
  let turn = 0;
  let groups = 0;
  const takeBefore = (queue: Group[], block: number): Group | undefined =>
    (queue[0]?.block ?? block) < block ? queue.shift() : undefined;

  return (block) => {
    if (turn === 0) {
      turn = 1;
      return publishLogs();
    }
    turn += 1;
    if (turn % 3 === 0) {
      const group = takeBefore(locked, block);
      if (group !== undefined) {
        delivered.push({ block, orders: group.orders });
        return deliverLogs(group.orders, startTime + block * blockTime);
      }
    }
    if (turn % 3 === 1) {
      const group = takeBefore(delivered, block);
      if (group !== undefined) return claimLogs(group.orders);
    }
    const group = groups;
    groups += 1;
    const orders = Array.from({ length: list }, (_, item) =>
      syntheticOrder(group * list + item, group, block),
    );
    locked.push({ block, orders });
    return lockLogs(orders);
  };
}

/** Of every three foreign transactions two move some other token and one leaves no log. */
function othersOf(count: number, block: number): ChainLog[][] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 3 === 0) return [];
    const party = (salt: number): Hex =>
      `0x${((index * 31 + block * 7 + salt) % 1_000).toString(16).padStart(40, "9")}`;
    return [transferLog(party(1), party(2), BigInt(1 + index), otherToken)];
  });
}

const otherToken: Hex = `0x${"70".repeat(20)}`;

function serve(
  block: number,
  parent: Hex,
  transactions: readonly ChainLog[][],
): { served: ServedBlock; hash: Hex } {
  const time = hex(startTime + block * blockTime);
  const hashes = transactions.map(
    (_, index): Hex => `0x${block.toString(16).padStart(32, "b")}${index.toString(16).padStart(32, "7")}`,
  );
  const bloom = new Uint8Array(256);
  const covered = transactions.map((logs, index) => {
    const own = bloomOf(logs);
    addBloom(bloom, own);
    return {
      type: "0x2" as Hex,
      status: "0x1" as Hex,
      cumulativeGasUsed: hex((index + 1) * gasPerTransaction),
      logsBloom: bytesHex(own),
      logs,
    };
  });
  const header = {
    parentHash: parent,
    sha3Uncles: zeroHash,
    miner: escrow,
    stateRoot: zeroHash,
    transactionsRoot: zeroHash,
    receiptsRoot: receiptsRoot(covered.map((receipt) => ({ ...receipt, ...absent }))),
    logsBloom: bytesHex(bloom),
    difficulty: "0x0",
    number: hex(block),
    gasLimit: "0x2255100",
    gasUsed: hex(transactions.length * gasPerTransaction),
    timestamp: time,
    extraData: "0x",
    mixHash: zeroHash,
    nonce: "0x0000000000000000",
    baseFeePerGas: "0x7",
    withdrawalsRoot: zeroHash,
    size: "0x220",
    uncles: [],
    transactions: hashes,
  };
  const hash = headerHash(parseHeader({ ...header, hash: zeroHash }));

  const logs: ServedLog[] = [];
  const receipts = covered.map((receipt, index) => {
    const place = {
      blockHash: hash,
      blockNumber: hex(block),
      transactionHash: hashes[index],
      transactionIndex: hex(index),
    };
    const own: string[] = [];
    for (const log of receipt.logs) {
      const json = JSON.stringify({
        ...log,
        ...place,
        blockTimestamp: time,
        logIndex: hex(logs.length),
        removed: false,
      });
      logs.push({ log, json: Buffer.from(json) });
      own.push(json);
    }
    const rest = JSON.stringify({ ...receipt, logs: undefined, ...place, ...callFields });
    return `${rest.slice(0, -1)},"logs":[${own.join(",")}]}`;
  });
  return {
    served: {
      header: Buffer.from(JSON.stringify({ ...header, hash })),
      receipts: Buffer.from(`[${receipts.join(",")}]`),
      logs,
    },
    hash,
  };
}

const absent = { root: undefined, depositNonce: undefined, depositReceiptVersion: undefined };

/** What a node says besides, and no root covers. */
const callFields = {
  contractAddress: null,
  effectiveGasPrice: "0x3b9aca07",
  from: escrow,
  to: escrow,
  gasUsed: hex(gasPerTransaction),
};
