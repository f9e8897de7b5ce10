import type { Hash } from "viem";

import type { Permit2Funding } from "../../order/permit2Funding.ts";
import type { EscrowClient } from "../escrowClient.ts";
import type { LockExactParameters } from "./lockExact.ts";
import { writeRouter } from "./writeRouter.ts";

export interface LockExactWithPermit2Parameters extends LockExactParameters {
  /** Payer, nonce, deadline and signature, see `signFxPermit2`. What the venue does not take goes back to the payer. */
  readonly funding: Permit2Funding;
}
export type LockExactWithPermit2ReturnType = Hash;

/**
 * Locks an order with the payer's Permit2 signature in another currency, carried by anyone: order and conversion are its
 * witness.
 *
 * @example
 * await lockExactWithPermit2(relayer, { router, order, conversion, funding: { payer, nonce, deadline, signature } });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockExactWithPermit2(
  client: EscrowClient,
  parameters: LockExactWithPermit2Parameters,
): Promise<LockExactWithPermit2ReturnType> {
  const { order, gateData = "0x", conversion, funding } = parameters;
  return writeRouter(client, parameters, "lockExactWithPermit2", [order, gateData, conversion, funding]);
}
