import { type Address, getAddress, type Hex, zeroAddress } from "viem";
import { getBlock } from "viem/actions";

import { getHolder } from "../../client/getHolder.ts";
import { getOrderState } from "../../client/getOrderState.ts";
import { getRecovery } from "../../client/getRecovery.ts";
import { getStoredTerms } from "../../client/getStoredTerms.ts";
import { LadingError } from "../../order/errors.ts";
import { orderIdOf } from "../../order/ids.ts";
import type { Order } from "../../order/order.ts";
import { bytes32Schema } from "../../order/parse.ts";
import type { Recovery } from "../../order/recovery.ts";
import { Side } from "../../order/side.ts";
import type { Network } from "../network/openNetwork.ts";
import { readCurrency } from "../network/readCurrency.ts";
import { parsedOption } from "../parsedOption.ts";
import { type OrderEvent, readOrderEvents } from "./orderEvents.ts";
import { readOrderFile } from "./orderFiles.ts";
import type { SingleOrderView } from "./orderView.ts";

/** The chain has no order with this id. */
export class OrderNotFoundError extends LadingError {
  override name = "OrderNotFoundError";
  constructor(orderId: Hex, escrow: Address) {
    super("This order was never locked here.", {
      metaMessages: [
        `order: ${orderId}`,
        `escrow: ${escrow}`,
        "Check the id, the chain and the escrow; an order that is not locked yet is known by its file only.",
      ],
    });
  }
}

/** The order that a command line names: by a file, or by its id, for which the chain alone is asked. */
export async function readOrder(network: Network, named: string): Promise<SingleOrderView> {
  if (!named.startsWith("0x")) return viewOf(network, (await readOrderFile(named, network)).order);
  const orderId = parsedOption("ORDER", bytes32Schema, named);
  return viewOf(network, orderOf(await readOrderEvents(network, orderId), orderId, network));
}

const noRecovery: Recovery = { registry: zeroAddress, pending: zeroAddress, pendingFrom: 0 };

/** How an order stands. */
export async function viewOf(network: Network, order: Order): Promise<SingleOrderView> {
  const { client, chainId, escrow } = network;
  const orderId = orderIdOf({ escrow, chainId }, order);
  const [state, terms, currency, block] = await Promise.all([
    getOrderState(client, { escrow, orderId }),
    getStoredTerms(client, { escrow, termsId: order.termsId }),
    readCurrency(network, order.token),
    getBlock(client, { blockTag: "latest" }),
  ]);
  const holderOf = async (side: Side, named: Address): Promise<Address> =>
    state.sidesMoved ? getHolder(client, { escrow, order, side }) : named;
  const [buyer, seller] = await Promise.all([
    holderOf(Side.Buyer, order.buyer),
    holderOf(Side.Seller, order.seller),
  ]);
  const recoveryOf = async (account: Address): Promise<Recovery> =>
    state.held === 0n ? noRecovery : getRecovery(client, { escrow, account });
  const [ofBuyer, ofSeller] = await Promise.all([recoveryOf(buyer), recoveryOf(seller)]);
  const recoveries = { buyer: ofBuyer, seller: ofSeller };
  return {
    orderId,
    order,
    terms,
    state,
    buyer,
    seller,
    recoveries,
    currency,
    nowAt: Number(block.timestamp),
  };
}

/**
 * The order as its lock told it. Its id commits to every field, so that the node need not be trusted.
 *
 * @throws OrderNotFoundError
 */
export function orderOf(events: readonly OrderEvent[], orderId: Hex, { escrow, chainId }: Network): Order {
  for (const { event } of events) {
    if (event.name !== "OrderLocked" || event.args.orderId !== orderId) continue;
    const { termsId, buyer, seller, token, amount, lockBy, deliverBy, detailsHash } = event.args;
    const order: Order = {
      termsId,
      buyer: getAddress(buyer),
      seller: getAddress(seller),
      token: getAddress(token),
      amount,
      lockBy: Number(lockBy),
      deliverBy: Number(deliverBy),
      detailsHash,
    };
    if (orderIdOf({ escrow, chainId }, order) === orderId) return order;
  }
  throw new OrderNotFoundError(orderId, escrow);
}
