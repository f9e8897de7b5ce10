import { type Address, type Hex, keccak256 } from "viem";
import { signTypedData } from "viem/actions";

import type { Order } from "../order/order.ts";
import { reclaimTypedData } from "../order/typedData.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";
import { refuseExchange } from "./refuseExchange.ts";

export interface SignReclaimParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** Who receives the money. Default: the signer. */
  readonly receiver?: Address | undefined;
  /** Given, the receiver is a contract that is paid and called with it. */
  readonly data?: Hex | undefined;
  /** Last second (unix time) in which the signature counts. */
  readonly signBy: number;
}
export type SignReclaimReturnType = Hex;

/**
 * Signs a reclaim by the buyer's holder, to be carried by anyone: whoever does cannot change where the money goes.
 *
 * @example
 * const signature = await signReclaim(buyer, { escrow, order, signBy });
 * @throws ReceiverKeepsNothingError
 */
export async function signReclaim(
  client: EscrowClient,
  parameters: SignReclaimParameters,
): Promise<SignReclaimReturnType> {
  const { data = "0x", signBy } = parameters;
  const account = accountOf(client, parameters);
  const domain = await actionDomainOf(client, parameters);
  const orderId = await getOrderId(client, parameters);
  const receiver = parameters.receiver ?? account.address;
  if (data === "0x" && parameters.receiver !== undefined) await refuseExchange(client, receiver);
  return signTypedData(client, {
    account,
    ...reclaimTypedData(domain, { orderId, receiver, dataHash: keccak256(data), signBy }),
  });
}
