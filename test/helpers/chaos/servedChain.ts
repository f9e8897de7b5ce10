import type { Hex } from "viem";

import { blockTag, type Rpc } from "../../../src/rpc/rpc.ts";
import { RpcError } from "../../../src/rpc/rpcError.ts";
import { recordedRpc } from "../recordedRpc.ts";

/** A log as a node hands it out. */
export interface ServedLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly [other: string]: unknown;
}

/** A receipt as a node hands it out, with everything that no proof covers. */
export interface ServedReceipt {
  readonly transactionHash: Hex;
  readonly logs: readonly ServedLog[];
  readonly [other: string]: unknown;
}

/** A header as a node hands it out. */
export interface ServedHeader {
  readonly hash: Hex;
  readonly transactions: readonly Hex[];
  readonly [other: string]: unknown;
}

export interface ServedBlock {
  readonly header: ServedHeader | null;
  readonly receipts: readonly ServedReceipt[] | null;
}

/** All that a node knows: blocks from the first, and who answers for storage, balances and code. */
export interface ServedChain {
  readonly chainId: unknown;
  readonly blocks: readonly ServedBlock[];
  readonly state: Rpc;
}

/** Reads a whole chain once; its state is asked for when it is needed, and then remembered. */
export async function recordChain(rpc: Rpc, head: number): Promise<ServedChain> {
  const call = (method: string, ...params: unknown[]) => rpc.request({ method, params });
  const blocks: ServedBlock[] = [];
  for (let block = 0; block <= head; block += 1) {
    const header = (await call("eth_getBlockByNumber", blockTag(block), false)) as ServedHeader;
    const receipts: ServedReceipt[] = [];
    for (const hash of header.transactions)
      receipts.push((await call("eth_getTransactionReceipt", hash)) as ServedReceipt);
    blocks.push({ header, receipts });
  }
  return { chainId: await call("eth_chainId"), blocks, state: recordedRpc(rpc) };
}

/** The node of a chain: the same answers whatever it is asked by. */
export function nodeOf({ chainId, blocks, state }: ServedChain): Rpc {
  const last = blocks.length - 1;
  const receipts = new Map(
    blocks.flatMap((block) => block.receipts ?? []).map((receipt) => [receipt.transactionHash, receipt]),
  );
  return {
    async request({ method, params }) {
      const [first] = Array.isArray(params) ? params : [];
      switch (method) {
        case "eth_chainId":
          return chainId;
        case "eth_blockNumber":
          return blockTag(last);
        case "eth_getBlockByNumber":
          return blocks[numberOf(first, last)]?.header ?? null;
        case "eth_getBlockReceipts":
          return blocks[numberOf(first, last)]?.receipts ?? null;
        case "eth_getTransactionReceipt":
          return receipts.get(first) ?? null;
        case "eth_getLogs":
          return logsOf(blocks, first);
        case "eth_getStorageAt":
        case "eth_call":
        case "eth_getCode":
        case "eth_getProof":
          return state.request({ method, params });
        default:
          throw new RpcError(-32_601, `the method ${method} does not exist`);
      }
    },
  };
}

function numberOf(tag: unknown, last: number): number {
  return tag === "latest" || tag === "finalized" ? last : Number(tag);
}

interface Filter {
  readonly fromBlock: string;
  readonly toBlock: string;
  readonly address?: string | readonly string[];
  readonly topics?: readonly (string | null)[];
}

function logsOf(blocks: readonly ServedBlock[], filter: Filter): ServedLog[] {
  const { fromBlock, toBlock, address, topics = [] } = filter;
  const addresses = address === undefined ? undefined : [address].flat().map((one) => one.toLowerCase());
  return blocks
    .slice(Number(fromBlock), Number(toBlock) + 1)
    .flatMap(({ receipts }) => receipts ?? [])
    .flatMap(({ logs }) => logs)
    .filter((log) => addresses?.includes(log.address.toLowerCase()) ?? true)
    .filter((log) => topics.every((topic, index) => topic === null || topic === log.topics[index]));
}
