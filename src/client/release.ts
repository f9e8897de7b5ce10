import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import type { SignedParameters } from "./signedParameters.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ReleaseParameters extends WriteParameters, SignedParameters {
  readonly order: Order;
  /** Total released after this, fee included, in the token's smallest unit. */
  readonly releasedTotal: bigint;
}
export type ReleaseReturnType = Hash;

/**
 * The buyer pays out early, wholly or in part; in a dispute it concedes everything, by its own call.
 *
 * @example
 * await release(client, { escrow, order, releasedTotal: order.amount });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function release(
  client: EscrowClient,
  parameters: ReleaseParameters,
): Promise<ReleaseReturnType> {
  const { order, releasedTotal, signBy = 0, signature = "0x" } = parameters;
  return writeEscrow(client, parameters, {
    functionName: "release",
    args: [order, releasedTotal, signBy, signature],
  });
}
