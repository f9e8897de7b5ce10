import type { EscrowEvent } from "../../audit/index.ts";
import type { Currency } from "../../order/currencies/currency.ts";
import { Exit } from "../../order/exit.ts";
import { Side } from "../../order/side.ts";
import { hexText } from "../../text/hexText.ts";
import { moneyText } from "../text/words.ts";
import { reasonWords } from "./reasonWords.ts";

const exitWords: Readonly<Record<number, string>> = {
  [Exit.Released]: "paid early by the buyer",
  [Exit.Claimed]: "claimed by the seller",
  [Exit.Refunded]: "given back by the seller",
  [Exit.Reclaimed]: "taken back by the buyer",
  [Exit.Undisputed]: "the undisputed part paid",
  [Exit.Agreed]: "settled by agreement",
  [Exit.Ruled]: "ruled by the arbitrator",
  [Exit.Defaulted]: "ended as the terms say, without a ruling",
};

/** An event of an order in a few words; `undefined` for events that say nothing about one order. */
export function eventText(event: EscrowEvent, currency: Currency): string | undefined {
  const money = (amount: bigint): string => moneyText(amount, currency);
  switch (event.name) {
    case "OrderLocked":
      return `locked: ${money(event.args.amount)}, paid by ${hexText(event.args.payer)}`;
    case "OrderDelivered":
      return "delivered: the attesters signed";
    case "OrderPaid": {
      const { exit, toSeller, toBuyer, fee, arbitrationFee } = event.args;
      const parts = [
        ...(toSeller > 0n ? [`${money(toSeller)} to the seller`] : []),
        ...(fee > 0n ? [`${money(fee)} as the fee`] : []),
        ...(toBuyer > 0n ? [`${money(toBuyer)} to the buyer`] : []),
        ...(arbitrationFee > 0n ? [`${money(arbitrationFee)} to the arbitrator`] : []),
      ];
      return `${exitWords[exit] ?? "paid"}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
    }
    case "PayoutRedirected":
      return `paid out to ${hexText(event.args.receiver)}: ${money(event.args.amount)}`;
    case "OrderDisputed": {
      const { side, reason, disputed } = event.args;
      return `disputed by the ${sideWord(side)}: ${reasonWords(reason)}; ${money(disputed)} held until it is over`;
    }
    case "Evidence":
      return `evidence by ${hexText(event.args.party)}: ${printable(event.args.evidence)}`;
    case "OrderCarried":
      return `${money(event.args.amount)} went on into order ${event.args.nextOrderId}`;
    case "OrderReassigned":
      return `the ${sideWord(event.args.side)}'s side moved from ${hexText(event.args.from)} to ${hexText(event.args.to)}`;
    case "OrderSkipped":
      return "skipped in a list of orders";
    default:
      return undefined;
  }
}

const sideWord = (side: number): string => (side === Side.Buyer ? "buyer" : "seller");

/** Anybody's text on a screen: control characters must not speak to the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "·").slice(0, 500);
}
