import { createMPT } from "@ethereumjs/mpt";
import { RLP } from "@ethereumjs/rlp";
import { bytesToHex, type Hex } from "viem";

import type { ChainReceipt } from "../source/chain.ts";
import { quantity } from "./quantity.ts";

/** Legacy, access list, dynamic fee, blob and set-code transactions; all have the same receipt. */
const newestType = 4;

/**
 * The root of the trie of a whole block's receipts. A proof for each log would let a node leave logs out; the whole block
 * makes an omission as visible as a forgery.
 *
 * @throws when a receipt has a type that no rule here covers.
 */
export async function receiptsRoot(receipts: readonly ChainReceipt[]): Promise<Hex> {
  const trie = await createMPT();
  for (const [index, receipt] of receipts.entries()) {
    await trie.put(RLP.encode(index), encodeReceipt(receipt));
  }
  return bytesToHex(trie.root());
}

function encodeReceipt(receipt: ChainReceipt): Uint8Array {
  const body = RLP.encode([
    // Before Byzantium a state root stood where the status is now.
    receipt.status === undefined ? (receipt.root ?? "0x") : quantity(receipt.status),
    quantity(receipt.cumulativeGasUsed),
    receipt.logsBloom,
    receipt.logs.map(({ address, topics, data }) => [address, topics, data]),
  ]);
  const type = Number(receipt.type);
  if (type === 0) return body;
  if (!(type > 0 && type <= newestType)) throw new Error(`receipt type ${receipt.type} is unknown`);

  const typed = new Uint8Array(body.length + 1);
  typed[0] = type;
  typed.set(body, 1);
  return typed;
}
