import { numberToHex } from "viem";
import { parseHeader } from "./chainHeader.ts";
import type { Rpc } from "./rpc.ts";

/**
 * The newest block of a chain of one's own, as the end of a range and the hash to trust: an in-process chain, a development
 * node. Of anybody else's node this proves nothing.
 */
export async function trustedHead(
  rpc: Rpc,
): Promise<{ toBlock: number; trust: `0x${string}`; time: number }> {
  const toBlock = Number(await rpc.request({ method: "eth_blockNumber" }));
  const params = [numberToHex(toBlock), false];
  const { hash, timestamp } = parseHeader(await rpc.request({ method: "eth_getBlockByNumber", params }));
  return { toBlock, trust: hash, time: Number(timestamp) };
}
