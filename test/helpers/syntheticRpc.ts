import { type ChainShape, type ServedBlock, syntheticChain } from "../../bench/replay/chain.ts";
import { chainId } from "../../bench/replay/world.ts";
import type { Rpc } from "../../src/rpc/rpc.ts";
import { RpcError } from "../../src/rpc/rpcError.ts";

/** A node of the bench's synthetic chain in this process: blocks alone, like a folder of them. */
export function syntheticRpc(shape: ChainShape): Rpc {
  const blocks: ServedBlock[] = [...syntheticChain(shape)];
  return {
    async request({ method, params }) {
      const [tag] = (Array.isArray(params) ? params : []) as unknown[];
      const block = blocks[tag === "latest" || tag === "finalized" ? blocks.length - 1 : Number(tag)];
      if (method === "eth_chainId") return `0x${chainId.toString(16)}`;
      if (method === "eth_getBlockByNumber" && block) return parse(block.header);
      if (method === "eth_getBlockReceipts" && block) return parse(block.receipts);
      throw new RpcError(-32601, `${method} does not exist`);
    },
  };
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}
