import { costFacts, receiptFact } from "../act/facts.ts";
import type { GasCost } from "../act/gas.ts";
import type { Plan } from "../act/plan.ts";
import { amountFact } from "../order/amountFact.ts";
import { jsonText } from "../text/jsonText.ts";
import type { Palette } from "../text/palette.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import type { ImportFacts } from "./importText.ts";
import { orderPath } from "./orderFolder.ts";
import { ordersText } from "./ordersText.ts";
import type { ImportResult } from "./sendImport.ts";

/** What was done, for people. */
export function importResultText(
  { orders, missing, folder }: ImportFacts,
  result: ImportResult,
  palette: Palette,
): string {
  const { locked, skipped, receipts } = result;
  const there = orders.length - missing.length;
  return [
    palette.good(
      `Locked ${ordersText(locked.size)} in ${receipts.length} transactions${there === 0 ? "" : `; ${there} ${there === 1 ? "was" : "were"} locked before`}.`,
    ),
    ...skipped.map(({ order, reason }) => palette.warning(`Skipped ${order.row.reference}: ${reason}`)),
    `The order files are in ${folder}. Keep them, and give each seller its own.`,
  ].join("\n");
}

/** What there is to tell beside the plan: before, what it costs; after, what was done. */
export interface ImportOutcome {
  readonly cost?: GasCost;
  readonly result?: ImportResult;
}

/** What was done, or what would be without `result`, for programs. */
export function importJson(plan: Plan, facts: ImportFacts, { cost, result }: ImportOutcome = {}): string {
  const { orders, missing, folder } = facts;
  const unlocked = new Set(missing);
  const reasons = new Map(result?.skipped.map(({ order, reason }) => [order, reason]));
  const becameOf = (order: ImportedOrder): string => {
    if (!unlocked.has(order)) return "already there";
    if (result === undefined) return "to be locked";
    return reasons.has(order) ? "skipped" : "locked";
  };
  return jsonText({
    action: plan.action,
    ...plan.facts,
    sent: result !== undefined && result.receipts.length > 0,
    ...(cost === undefined ? {} : costFacts(cost)),
    locked: result?.locked.size ?? 0,
    skipped: result?.skipped.length ?? 0,
    transactions: (result?.receipts ?? []).map(receiptFact),
    items: orders.map((order) => ({
      line: order.row.line,
      reference: order.row.reference,
      orderId: order.orderId,
      amount: amountFact(order.order.amount, order.currency),
      status: becameOf(order),
      ...(reasons.has(order) ? { reason: reasons.get(order) } : {}),
      orderFile: orderPath(folder, order),
    })),
  });
}
