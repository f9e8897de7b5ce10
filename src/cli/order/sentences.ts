import type { Address } from "viem";
import type { OrderStep } from "../../order/calendar/orderStep.ts";
import { rulingFrom } from "../../order/calendar/windowOf.ts";
import type { Step } from "../../order/calendar.ts";
import { latestExit } from "../../order/latestExit.ts";
import type { OrderState } from "../../order/orderState.ts";
import { Status } from "../../order/status.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import { moneyText, rateText, spanText, timeText } from "../text/words.ts";
import { type OrderView, type SingleOrderView, stepsOfView } from "./orderView.ts";

/** An account, and whether it is the reader's own. */
export function account(address: Address, reader: Address): string {
  return isSameHex(address, reader) ? `${address} (you)` : address;
}

/** The fee on what a seller gets next: on the running total, as the contract counts it. */
function feeOn({ terms, state }: OrderView, toSeller: bigint): bigint {
  const feeOfTotal = (total: bigint): bigint => (total * BigInt(terms.feeBps)) / 10_000n;
  return feeOfTotal(state.released + toSeller) - feeOfTotal(state.released);
}

/** What the escrow pays to the seller's side. */
export function paysSeller(
  view: OrderView,
  amount: bigint,
  reader: Address,
  receiver: Address = view.seller,
): string[] {
  if (amount === 0n) return [];
  const { terms, currency, seller } = view;
  const fee = feeOn(view, amount);
  const whom = isSameHex(receiver, seller)
    ? `the seller ${account(seller, reader)}`
    : `${account(receiver, reader)}, as the seller ${account(seller, reader)} wants it`;
  const lines = [`The escrow pays ${moneyText(amount - fee, currency)} to ${whom}.`];
  if (fee > 0n)
    lines.push(
      `It also pays ${moneyText(fee, currency)} to ${account(terms.feeRecipient, reader)}: the fee of the terms, ${rateText(terms.feeBps)}.`,
    );
  return lines;
}

/** What the escrow pays to the buyer's side. */
export function paysBuyer(
  { currency, buyer }: OrderView,
  amount: bigint,
  reader: Address,
  receiver: Address = buyer,
): string[] {
  if (amount === 0n) return [];
  const whom = isSameHex(receiver, buyer)
    ? `the buyer ${account(buyer, reader)}`
    : `${account(receiver, reader)}, as the buyer ${account(buyer, reader)} wants it`;
  return [`The escrow pays ${moneyText(amount, currency)} back to ${whom}.`];
}

/** What is left in the escrow. */
export function staysHeld({ currency }: OrderView, left: bigint): string[] {
  return left === 0n
    ? ["Nothing is left in the escrow. The order is settled, and that is final."]
    : [`${moneyText(left, currency)} stays in the escrow for this order.`];
}

/** When each side can act next, were the order in this state; and the date at which it ends whatever others do. */
export function follows(view: SingleOrderView, next: OrderStep): string[] {
  const { order, terms } = view;
  const steps = stepsOfView(view, next);
  const until = timeText(next.until);
  const lines = (): string[] => {
    switch (next.status) {
      case Status.None:
        return [`The order can be locked until ${timeText(order.lockBy)}.`];
      case Status.Locked:
        return [
          `Delivery can be confirmed until ${until}, by ${terms.threshold} of the attesters of the terms.`,
          `If it is not confirmed by then, the buyer can take the money back after that.`,
          `The seller can dispute until then if it delivered and the attesters are silent.`,
          `Once delivery is confirmed, the buyer has ${spanText(terms.inspectionPeriod)} to inspect and to dispute. After that the seller can claim the money.`,
          "The buyer can pay early, and the seller can give the money back, at any time.",
        ];
      case Status.Delivered:
        return [
          `The buyer can inspect, and dispute until ${until}.`,
          "If it does not, the seller can claim the money after that.",
          ...steps.filter(({ who }) => who === "anybody").map(openClaimText),
        ];
      case Status.Disputed:
        return [
          "Both sides and the arbitrator can add evidence now.",
          `The arbitrator ${terms.arbitrator} can rule after ${timeText(rulingFrom({ terms, until: next.until }) - 1)}, until ${until}.`,
          `Without a ruling, ${defaultText(view, next)} Anybody can have that paid after ${until}.`,
          "Both sides can still settle by agreement, or give in.",
        ];
      case Status.Settled:
        return [];
      default:
        return next.status satisfies never;
    }
  };
  return [...lines(), ...exitText(view, next)];
}

function openClaimText({ from = 0, until }: Step): string {
  const end = until === undefined ? "" : `, until ${timeText(until)},`;
  return `From ${timeText(from)} on${end} anybody can claim it for the seller.`;
}

/** When one side alone can end the order at the latest. */
export function exitText(
  { order, terms, nowAt }: OrderView,
  state: Pick<OrderState, "status" | "until">,
): string[] {
  const exitAt = latestExit({ order, terms, state, nowAt });
  if (exitAt === 0) return [];
  return exitAt <= nowAt
    ? ["One side alone can end the order now, whatever anybody else does."]
    : [exitSentence(exitAt)];
}

/** The promise of an order, or of each of several: one side alone can end it at the latest from `exitAt` on. */
export function exitSentence(exitAt: number, what = "the order"): string {
  return `At the latest after ${timeText(exitAt - 1)} one side alone can end ${what}, whatever anybody else does.`;
}

/** For what starts a period: its dates are known when it is mined. */
export const datesFromNow =
  "These dates count from the moment when the transaction is mined; they are shown as if that were now.";

/** How a dispute that nobody rules on ends. */
function defaultText({ terms }: OrderView, { delivered }: Pick<OrderState, "delivered">): string {
  if (!delivered) return "the money goes back to the buyer, because delivery was never confirmed.";
  const { defaultSellerBps } = terms;
  if (defaultSellerBps === 0) return "the money goes back to the buyer.";
  if (defaultSellerBps === 10_000) return "the money goes to the seller.";
  return `${rateText(defaultSellerBps)} of the money goes to the seller and the rest to the buyer.`;
}
