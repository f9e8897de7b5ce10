import type { Address, Hex } from "viem";
import type { ChainReceipt } from "../../rpc/chain.ts";
import { escrowLogTest } from "../decode/escrowLog.ts";
import { byteWriter } from "./byteWriter.ts";
import { keccak, toHex } from "./keccak.ts";
import { byteCount } from "./rlp.ts";

/** The first line of what is hashed: another version of the rules has another digest. */
const domain = "lading audit digest 1";

const writer = byteWriter(1 << 16);

/** What a digest is about. */
export interface RangeDigestParameters {
  readonly chainId: number;
  readonly escrow: Address;
  readonly fromBlock: number;
}

/** The running digest of a range, over proven fields only. The rules are in docs/audit/digest.md. */
export interface RangeDigest {
  /** The state after the last block added: with it another run can go on. */
  readonly state: Hex;
  /** Adds a block; one without a log of the escrow changes nothing. Returns how many logs it had. */
  addBlock(block: number, hash: Hex, receipts: readonly ChainReceipt[]): number;
  /** The digest of the range that ends here. */
  close(toBlock: number, hash: Hex): Hex;
}

/** @param state The state to go on from; without one the digest begins at `fromBlock`. */
export function rangeDigest(parameters: RangeDigestParameters, state?: Hex): RangeDigest {
  const isOwn = escrowLogTest(parameters.escrow);
  let running = state ?? openingState(parameters);
  return {
    get state() {
      return running;
    },
    addBlock(block, hash, receipts) {
      writer.reset();
      writer.hex(running);
      writer.integer(block, 8);
      writer.hex(hash);
      const logs = writeLogs(receipts, isOwn);
      if (logs > 0) running = written();
      return logs;
    },
    close(toBlock, hash) {
      writer.reset();
      writer.hex(running);
      writer.integer(toBlock, 8);
      writer.hex(hash);
      return written();
    },
  };
}

function openingState({ chainId, escrow, fromBlock }: RangeDigestParameters): Hex {
  writer.reset();
  writer.bytes(new TextEncoder().encode(domain));
  writer.integer(chainId, 8);
  writer.hex(escrow);
  writer.integer(fromBlock, 8);
  return written();
}

function written(): Hex {
  return toHex(keccak(writer.view(0, writer.length)));
}

function writeLogs(
  receipts: readonly ChainReceipt[],
  isOwn: (log: ChainReceipt["logs"][number]) => boolean,
): number {
  let count = 0;
  for (let transaction = 0; transaction < receipts.length; transaction += 1) {
    const logs = receipts[transaction]?.logs ?? [];
    for (let position = 0; position < logs.length; position += 1) {
      const log = logs[position];
      if (log === undefined || !isOwn(log)) continue;
      count += 1;
      writer.integer(transaction, 4);
      writer.integer(position, 4);
      writer.hex(log.address);
      writer.byte(log.topics.length);
      for (const topic of log.topics) writer.hex(topic);
      writer.integer(byteCount(log.data), 4);
      writer.hex(log.data);
    }
  }
  return count;
}
