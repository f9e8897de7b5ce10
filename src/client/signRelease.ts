import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import type { Order } from "../order/order.ts";
import { releaseTypedData } from "../order/typedData.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";

export interface SignReleaseParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** Total released after this, fee included, in the token's smallest unit. */
  readonly releasedTotal: bigint;
  /** Last second (unix time) in which the signature counts. */
  readonly signBy: number;
}
export type SignReleaseReturnType = Hex;

/**
 * Signs an early payout by the buyer's holder, to be carried by anyone. The total is cumulative: it works once.
 *
 * @example
 * const signature = await signRelease(buyer, { escrow, order, releasedTotal, signBy });
 */
export async function signRelease(
  client: EscrowClient,
  parameters: SignReleaseParameters,
): Promise<SignReleaseReturnType> {
  const { releasedTotal, signBy } = parameters;
  const account = accountOf(client, parameters);
  const domain = await actionDomainOf(client, parameters);
  const orderId = await getOrderId(client, parameters);
  return signTypedData(client, { account, ...releaseTypedData(domain, { orderId, releasedTotal, signBy }) });
}
