import type { ChainReceipt } from "../../rpc/chain.ts";
import type { ChainHeader } from "../../rpc/chainHeader.ts";
import { type Finding, finding } from "../finding.ts";
import { ReceiptTypeUnknownError } from "./encodeReceipt.ts";
import { receiptsRoot } from "./receiptsRoot.ts";

/** Checks that a block's receipts are all of them, and unaltered. */
export function proveReceipts(
  block: number,
  header: ChainHeader,
  receipts: readonly ChainReceipt[],
): Finding[] {
  try {
    const root = receiptsRoot(receipts);
    if (root === header.receiptsRoot) return [];
    return [
      finding("receiptsRootMismatch", `root ${root}, the header has ${header.receiptsRoot}`, { block }),
    ];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = error instanceof ReceiptTypeUnknownError ? "receiptTypeUnknown" : "receiptMalformed";
    return [finding(code, reason, { block })];
  }
}
