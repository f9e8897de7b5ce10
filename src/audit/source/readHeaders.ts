import { blockTag, inBatches, type Rpc } from "../rpc.ts";
import { type ChainHeader, parseHeader } from "./chain.ts";
import { type Read, tryRead } from "./read.ts";

/** Reads the headers of a range, each with the hashes of its transactions. */
export function readHeaders(rpc: Rpc, blocks: readonly number[]): Promise<Read<ChainHeader>[]> {
  return inBatches(blocks, (block) =>
    tryRead(async () =>
      parseHeader(await rpc.request({ method: "eth_getBlockByNumber", params: [blockTag(block), false] })),
    ),
  );
}
