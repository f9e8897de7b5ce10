import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { type DisputeReason, disputeAll } from "../order/disputeReason.ts";
import type { Order } from "../order/order.ts";
import { disputeTypedData } from "../order/typedData.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";

export interface SignDisputeParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** What is disputed; more than held means all. Default: all. */
  readonly amount?: bigint | undefined;
  readonly reason: DisputeReason;
  /** Hash of the first evidence. */
  readonly evidenceHash: Hex;
  /** Last second (unix time) in which the signature counts. */
  readonly signBy: number;
}
export type SignDisputeReturnType = Hex;

/**
 * Signs a dispute by a side's holder, to be carried by anyone.
 *
 * @example
 * const signature = await signDispute(buyer, { escrow, order, reason: DisputeReason.Damaged, evidenceHash, signBy });
 */
export async function signDispute(
  client: EscrowClient,
  parameters: SignDisputeParameters,
): Promise<SignDisputeReturnType> {
  const { amount = disputeAll, reason, evidenceHash, signBy } = parameters;
  const account = accountOf(client, parameters);
  const domain = await actionDomainOf(client, parameters);
  const orderId = await getOrderId(client, parameters);
  return signTypedData(client, {
    account,
    ...disputeTypedData(domain, { orderId, amount, reason, evidenceHash, signBy }),
  });
}
