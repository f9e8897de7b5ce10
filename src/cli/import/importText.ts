import { latestExit } from "../../order/latestExit.ts";
import type { StoredTerms } from "../../order/terms.ts";
import { numberText } from "../../text/numberText.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan } from "../act/plan.ts";
import { amountFact } from "../order/amountFact.ts";
import { account, exitSentence } from "../order/sentences.ts";
import { moneyText, timeText } from "../text/words.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import { type CurrencyImport, lockBatch } from "./importPlan.ts";
import { ordersText } from "./ordersText.ts";

export interface ImportFacts {
  readonly path: string;
  readonly folder: string;
  /** All orders of the file. */
  readonly orders: readonly ImportedOrder[];
  /** Those that are not locked yet. */
  readonly missing: readonly ImportedOrder[];
  readonly terms: ReadonlyMap<string, StoredTerms>;
}

/** What an import will do, once for the whole file. */
export function importWords(
  context: ActContext,
  { path, folder, orders, missing, terms }: ImportFacts,
  plans: readonly CurrencyImport[],
): Plan {
  const { network, signer } = context;
  const me = signer.address;
  const there = orders.length - missing.length;
  const sums = plans.map(({ currency, sum }) => moneyText(sum, currency));
  return {
    action: "import",
    title: `Lock ${ordersText(missing.length)} of ${path} for ${listText(sums)}${there === 0 ? "" : `; ${there} ${there === 1 ? "is" : "are"} locked already`}.`,
    will: [
      ...plans.map(
        ({ currency, sum, batches }) =>
          `${account(me, me)} pays ${moneyText(sum, currency)} into the escrow ${network.escrow} for ${ordersText(batches.flat().length)}.`,
      ),
      `Each is held there for its own order, ${partiesText(missing, me)}.`,
      `The order files with the private details are written to ${folder} first. Keep them.`,
    ],
    follows: datesText(missing, terms),
    calls: plans.flatMap((plan) => [...plan.approvals, ...locksOf(context, plan)]),
    done: `${ordersText(missing.length)} locked: the money is in escrow, and the sellers can ship.`,
    facts: {
      file: path,
      folder,
      chainId: network.chainId,
      escrow: network.escrow,
      orders: orders.length,
      alreadyThere: there,
      amounts: plans.map(({ currency, sum }) => ({ ...amountFact(sum, currency), token: currency.token })),
    },
  };
}

/** All batches of a currency as one line. */
function locksOf(context: ActContext, { batches, currency }: CurrencyImport): Plan["calls"] {
  const [first] = batches;
  if (first === undefined) return [];
  const { prepare } = lockBatch(context, first);
  const count = ordersText(batches.flat().length);
  const size = batches.length === 1 ? "in one transaction" : `in ${batches.length} transactions`;
  return [{ does: `lock ${count} in ${currency.code}, ${size}`, prepare }];
}

function partiesText(orders: readonly ImportedOrder[], me: string): string {
  const sellers = new Set(orders.map(({ order }) => order.seller));
  const buyers = [...new Set(orders.map(({ order }) => order.buyer))];
  const [seller] = sellers;
  const from =
    sellers.size === 1 && seller !== undefined
      ? `the seller ${seller}`
      : `one of ${numberText(sellers.size)} sellers`;
  const isMine = buyers.length === 1 && buyers[0] === me;
  return `between ${isMine ? "you" : "its buyer"} and ${from}`;
}

function datesText(orders: readonly ImportedOrder[], terms: ReadonlyMap<string, StoredTerms>): string[] {
  if (orders.length === 0) return [];
  const dates = orders.map(({ order }) => order.deliverBy).sort((a, b) => a - b);
  const exits = orders.flatMap(({ order }) => {
    const own = terms.get(order.termsId);
    return own === undefined ? [] : [latestExit({ order, terms: own })];
  });
  const [first = 0] = dates;
  const last = dates.at(-1) ?? first;
  const when =
    first === last
      ? timeText(first)
      : `between ${timeText(first)} and ${timeText(last)}, each by its own date`;
  return [
    `The attesters can confirm the deliveries until their last time: ${when}. Then the buyer can take the money back.`,
    exitSentence(Math.max(...exits), "any of the orders"),
  ];
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
