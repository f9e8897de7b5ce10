import type { Hex } from "viem";
import { parseEventLogs } from "viem";

import { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
import type { CurrencyCode } from "../currencies.ts";
import { currencyCodes } from "../currencies.ts";
import { isConverted } from "../live/exchange.ts";
import type { SentCall } from "../live/live.ts";
import type { PlacedOrder, World } from "../live/world.ts";
import type { OrderRow } from "../orderRow.ts";

/** One order's conversion, as the router told it. Amounts are in the smallest units of their currencies. */
export type Conversion = {
  row: OrderRow;
  /** Before the escrow, or behind it on its way to seller or buyer. */
  when: "locked" | "claimed" | "reclaimed";
  paidCurrency: CurrencyCode;
  paid: bigint;
  receivedCurrency: CurrencyCode;
  received: bigint;
};

type Receipt = { logs: { address: Hex; topics: [Hex, ...Hex[]]; data: Hex }[] };

function codeOf(world: World, token: Hex): CurrencyCode {
  const code = currencyCodes.find((item) => world.tokens[item].address.toLowerCase() === token.toLowerCase());
  if (code === undefined) throw new Error(`no currency of the run has the token ${token}`);
  return code;
}

/** What each order of a list paid: its share of the running total, as the event's manual has it. */
function sharesOf(paid: bigint, received: bigint, amounts: readonly bigint[]): bigint[] {
  let soFar = 0n;
  return amounts.map((amount) => {
    const before = (paid * soFar) / received;
    soFar += amount;
    return (paid * soFar) / received - before;
  });
}

/** Every conversion of a run, from the receipts of the calls that needed one. */
export async function conversionsOf(world: World, sent: readonly SentCall[]): Promise<Conversion[]> {
  const { exchange, chain } = world;
  if (exchange === undefined) return [];
  const byId = new Map<Hex, PlacedOrder>([...world.placed.values()].map((item) => [item.orderId, item]));
  const orderOf = (orderId: Hex): PlacedOrder => {
    const placed = byId.get(orderId);
    if (placed === undefined)
      throw new Error(`the router names an order that the run does not have: ${orderId}`);
    return placed;
  };

  const conversions: Conversion[] = [];
  for (const { hash, deed } of sent) {
    if (!isConverted(deed)) continue;
    const request = { method: "eth_getTransactionReceipt", params: [hash] };
    const { logs } = (await chain.provider.request(request)) as Receipt;
    const routerLogs = logs.filter(({ address }) => address.toLowerCase() === exchange.router.toLowerCase());
    // The rest of a log is of no use here, and the type asks for it.
    const events = parseEventLogs({
      abi: fxRouterAbi,
      logs: routerLogs as unknown as Parameters<typeof parseEventLogs>[0]["logs"],
    });
    for (const event of events) {
      if (event.eventName === "FxLocked") {
        const { tokenIn, paid, token, received, orderIds } = event.args;
        const orders = orderIds.map(orderOf);
        const amounts = orders.map(({ order }) => order.amount);
        const shares = sharesOf(paid, received, amounts);
        const codes = { paidCurrency: codeOf(world, tokenIn), receivedCurrency: codeOf(world, token) };
        for (const [index, { plan, order }] of orders.entries()) {
          const amountsOfOrder = { paid: shares[index] ?? 0n, received: order.amount };
          conversions.push({ row: plan.row, when: "locked", ...codes, ...amountsOfOrder });
        }
      } else {
        const { orderId, tokenIn, paid, tokenOut, received } = event.args;
        conversions.push({
          row: orderOf(orderId).plan.row,
          when: deed.do === "reclaim" ? "reclaimed" : "claimed",
          paidCurrency: codeOf(world, tokenIn),
          paid,
          receivedCurrency: codeOf(world, tokenOut),
          received,
        });
      }
    }
  }
  return conversions;
}
