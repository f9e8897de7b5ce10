import { type Address, type Hex, pad } from "viem";
import { getBlock } from "viem/actions";
import { getHolder } from "../../client/getHolder.ts";
import { getOrderState } from "../../client/getOrderState.ts";
import { getStoredTerms } from "../../client/getStoredTerms.ts";
import type { Order } from "../../order/order.ts";
import { Side } from "../../order/side.ts";
import type { StoredTerms } from "../../order/terms.ts";
import { inBatches } from "../../rpc/rpc.ts";
import type { Network } from "../network/openNetwork.ts";
import { readCurrencies } from "../network/readCurrency.ts";
import { eventSelector } from "./eventSelector.ts";
import { readEscrowEvents } from "./orderEvents.ts";
import type { OrderView } from "./orderView.ts";
import { orderOf } from "./readOrder.ts";

const termsPublished = eventSelector("TermsPublished");
const locked = eventSelector("OrderLocked");
const disputed = eventSelector("OrderDisputed");
const reassigned = eventSelector("OrderReassigned");

/** The orders that name an account, and those of which a side was moved to it; without an account, all. */
export async function readOrdersOf(network: Network, account: Address | undefined): Promise<OrderView[]> {
  const word = account === undefined ? null : pad(account);
  const named = await readEscrowEvents(
    network,
    word === null
      ? [[locked]]
      : [
          [locked, null, word],
          [locked, null, null, word],
          [reassigned, null, null, word],
        ],
  );
  const ids = named.flatMap(({ event }) =>
    event.name === "OrderLocked" || event.name === "OrderReassigned" ? [event.args.orderId] : [],
  );
  const known = new Set(
    named.flatMap(({ event }) => (event.name === "OrderLocked" ? [event.args.orderId] : [])),
  );
  // Of an order that only was moved here, the lock has to be asked for.
  const missing = [...new Set(ids)].filter((orderId) => !known.has(orderId));
  const others = (
    await inBatches(missing, (orderId) => readEscrowEvents(network, [[locked, orderId]]))
  ).flat();
  const events = [...named, ...others];
  const orders = [...new Set(ids)].map((orderId) => ({ orderId, order: orderOf(events, orderId, network) }));
  return viewsOf(network, orders);
}

/** The orders that an account was or is to rule on: those that were disputed under terms that name it as the arbitrator. */
export async function readOrdersToRule(network: Network, account: Address): Promise<OrderView[]> {
  const published = await readEscrowEvents(network, [[termsPublished, null, pad(account)]]);
  const termsIds = new Set(
    published.flatMap(({ event }) => (event.name === "TermsPublished" ? [event.args.termsId] : [])),
  );
  if (termsIds.size === 0) return [];
  const disputes = await readEscrowEvents(network, [[disputed]]);
  const ids = new Set(
    disputes.flatMap(({ event }) => (event.name === "OrderDisputed" ? [event.args.orderId] : [])),
  );
  const orders = await inBatches([...ids], async (orderId) => ({
    orderId,
    order: orderOf(await readEscrowEvents(network, [[locked, orderId]]), orderId, network),
  }));
  return viewsOf(
    network,
    orders.filter(({ order }) => termsIds.has(order.termsId)),
  );
}

interface KnownOrder {
  readonly orderId: Hex;
  readonly order: Order;
}

/** How many orders stand, with as few questions as possible. */
async function viewsOf(network: Network, orders: readonly KnownOrder[]): Promise<OrderView[]> {
  if (orders.length === 0) return [];
  const { client, escrow } = network;
  const { timestamp } = await getBlock(client, { blockTag: "latest" });
  const currencies = await readCurrencies(
    network,
    orders.map(({ order }) => order.token),
  );
  const termsIds = [...new Set(orders.map(({ order }) => order.termsId))];
  const terms = new Map<Hex, StoredTerms>(
    await inBatches(
      termsIds,
      async (termsId): Promise<[Hex, StoredTerms]> => [
        termsId,
        await getStoredTerms(client, { escrow, termsId }),
      ],
    ),
  );
  const withCurrency = orders.map((each, index) => ({ ...each, currency: currencies[index] }));
  return inBatches(withCurrency, async ({ orderId, order, currency }): Promise<OrderView> => {
    const state = await getOrderState(client, { escrow, orderId });
    const [buyer, seller] = state.sidesMoved
      ? await Promise.all([
          getHolder(client, { escrow, order, side: Side.Buyer }),
          getHolder(client, { escrow, order, side: Side.Seller }),
        ])
      : [order.buyer, order.seller];
    const orderTerms = terms.get(order.termsId);
    if (currency === undefined || orderTerms === undefined) throw new Error(`Order ${orderId} is incomplete`);
    return {
      orderId,
      order,
      state,
      buyer,
      seller,
      currency,
      terms: orderTerms,
      nowAt: Number(timestamp),
    };
  });
}
