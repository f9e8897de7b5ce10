import type { Address, Hex } from "viem";

import { AttesterUnknownError } from "../../client/confirmDelivery.ts";
import { getTerms } from "../../client/getTerms.ts";
import { OrdersNotLockedError } from "../../client/signDelivery.ts";
import { LadingError } from "../../order/errors.ts";
import { Status } from "../../order/status.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import type { Network } from "../network/openNetwork.ts";
import type { OrderView } from "../order/orderView.ts";
import { readOrder, viewOf } from "../order/readOrder.ts";
import type { AttestedOrder } from "./attestSubject.ts";

/**
 * What only a chain can tell: that every order is Locked, and that the terms know the attester.
 *
 * @returns The orders, as the chain has them.
 * @throws OrdersNotLockedError, AttesterUnknownError, OrderNotFoundError
 */
export async function checkOnChain(
  network: Network,
  orders: readonly AttestedOrder[],
  attester: Hex | Address,
): Promise<readonly OrderView[]> {
  const views: OrderView[] = [];
  for (const { orderId, file } of orders)
    views.push(file === undefined ? await readOrder(network, orderId) : await viewOf(network, file.order));
  const notLocked = views.filter(({ state }) => state.status !== Status.Locked);
  if (notLocked.length > 0)
    throw new OrdersNotLockedError(notLocked.map(({ orderId, state: { status } }) => ({ orderId, status })));

  const [termsId, ...others] = new Set(views.map(({ order }) => order.termsId));
  if (termsId === undefined || others.length > 0)
    throw new LadingError("The orders are of different terms, and are confirmed apart. Nothing was signed.", {
      metaMessages: views.map(({ orderId, order }) => `${orderId}: ${order.termsId}`),
      docsPath: "docs/cli/attest.md#many-orders",
    });
  const { attesters } = await getTerms(network.client, { escrow: network.escrow, termsId });
  if (!attesters.some((each) => isSameHex(each, attester)))
    throw new AttesterUnknownError(attester, attesters);
  return views;
}
