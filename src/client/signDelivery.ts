import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { LadingError } from "../order/errors.ts";
import { Status, statusName } from "../order/status.ts";
import { deliveryTypedData } from "../order/typedData.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderState } from "./getOrderState.ts";

export interface SignDeliveryParameters extends EscrowParameters, AccountParameters {
  /** The orders, in the order in which they will be confirmed. An attester needs their ids only. */
  readonly orderIds: readonly Hex[];
  /** Hash of what the attester saw. */
  readonly evidenceHash: Hex;
  /** Last second (unix time) in which the attestation counts. */
  readonly signBy: number;
}
export type SignDeliveryReturnType = Hex;

/** An attester signs only for orders that are Locked. */
export class OrdersNotLockedError extends LadingError {
  override name = "OrdersNotLockedError";
  readonly orderIds: readonly Hex[];
  constructor(found: readonly { readonly orderId: Hex; readonly status: Status }[]) {
    super("A delivery is attested only for orders that are Locked.", {
      metaMessages: found.map(({ orderId, status }) => `${orderId}: ${statusName(status)}`),
      docsPath: "docs/errors.md#ordersnotlockederror",
    });
    this.orderIds = found.map(({ orderId }) => orderId);
  }
}

/**
 * Signs, as an attester, that orders were delivered. Refuses orders that are not Locked: an attestation made before the
 * lock could confirm an order that nobody shipped yet.
 *
 * @example
 * const attestation = await signDelivery(carrier, { escrow, orderIds, evidenceHash, signBy });
 * @throws OrdersNotLockedError
 */
export async function signDelivery(
  client: EscrowClient,
  parameters: SignDeliveryParameters,
): Promise<SignDeliveryReturnType> {
  const { escrow, orderIds, evidenceHash, signBy } = parameters;
  const account = accountOf(client, parameters);
  const domain = await actionDomainOf(client, parameters);
  const found = await Promise.all(
    orderIds.map(async (orderId) => {
      const { status } = await getOrderState(client, { escrow, orderId });
      return { orderId, status };
    }),
  );
  const notLocked = found.filter(({ status }) => status !== Status.Locked);
  if (notLocked.length > 0) throw new OrdersNotLockedError(notLocked);

  return signTypedData(client, {
    account,
    ...deliveryTypedData(domain, { orderIds, evidenceHash, signBy }),
  });
}
