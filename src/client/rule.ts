import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface RuleParameters extends WriteParameters {
  readonly order: Order;
  /** What goes to the buyer's holder, in the token's smallest unit. */
  readonly toBuyer: bigint;
  /** What goes to the seller's holder, fee included. The rest is the arbitrator's. */
  readonly toSeller: bigint;
}
export type RuleReturnType = Hash;

/**
 * The arbitrator divides the held money, after the evidence period and before the ruling period ends.
 *
 * @example
 * await rule(client, { escrow, order, toBuyer: 600_000_000n, toSeller: 400_000_000n });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function rule(client: EscrowClient, parameters: RuleParameters): Promise<RuleReturnType> {
  return writeEscrow(client, parameters, {
    functionName: "rule",
    args: [parameters.order, parameters.toBuyer, parameters.toSeller],
  });
}
