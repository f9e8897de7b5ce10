import type { Hex } from "viem";

import type { ChainReceipt } from "../../rpc/chain.ts";
import { encodeReceipt } from "./encodeReceipt.ts";
import { orderedTrieRoot } from "./orderedTrie.ts";

/**
 * The root of the trie of a whole block's receipts. A proof for each log would let a node leave logs out; the whole block
 * makes an omission as visible as a forgery.
 *
 * @throws when a receipt has a type that no rule here covers, or is no hexadecimal text.
 */
export function receiptsRoot(receipts: readonly ChainReceipt[]): Hex {
  return orderedTrieRoot(receipts.map(encodeReceipt));
}
