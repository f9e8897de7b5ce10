import { type ChainHeader, parseHeader } from "./chainHeader.ts";
import { type Read, tryReadTwice } from "./read.ts";
import { blockTag, inBatches, type Rpc } from "./rpc.ts";

/** Reads the headers of a range, each with the hashes of its transactions. */
export function readHeaders(rpc: Rpc, blocks: readonly number[]): Promise<Read<ChainHeader>[]> {
  return inBatches(blocks, (block) => readHeader(rpc, block));
}

export function readHeader(rpc: Rpc, block: number): Promise<Read<ChainHeader>> {
  return tryReadTwice(async () => parseHeader(await requestBlock(rpc, blockTag(block))));
}

function requestBlock(rpc: Rpc, tag: string): Promise<unknown> {
  return rpc.request({ method: "eth_getBlockByNumber", params: [tag, false] });
}

/**
 * The newest block that the chain cannot take back.
 *
 * @throws when the node knows of none.
 */
export async function readFinalizedBlock(rpc: Rpc): Promise<number> {
  return Number(parseHeader(await requestBlock(rpc, "finalized")).number);
}
