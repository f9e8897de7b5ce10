import { type Finding, finding } from "../finding.ts";
import type { ChainHeader, ChainReceipt } from "../source/chain.ts";
import { receiptsRoot } from "./receiptsRoot.ts";

/** Checks that a block's receipts are all of them, and unaltered. */
export async function proveReceipts(
  block: number,
  header: ChainHeader,
  receipts: readonly ChainReceipt[],
): Promise<Finding[]> {
  try {
    const root = await receiptsRoot(receipts);
    if (root === header.receiptsRoot) return [];
    return [
      finding("receiptsRootMismatch", `root ${root}, the header has ${header.receiptsRoot}`, { block }),
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [finding("receiptMalformed", reason, { block })];
  }
}
