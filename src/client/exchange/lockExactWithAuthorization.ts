import type { Address, Hash, Hex } from "viem";

import type { EscrowClient } from "../escrowClient.ts";
import type { LockExactParameters } from "./lockExact.ts";
import { writeRouter } from "./writeRouter.ts";

export interface LockExactWithAuthorizationParameters extends LockExactParameters {
  /** Whose tokens are pulled. What the venue does not take goes back to it in the same call. */
  readonly payer: Address;
  /** The payer's ERC-3009 signature, see `signFxAuthorization`. */
  readonly signature: Hex;
}
export type LockExactWithAuthorizationReturnType = Hash;

/**
 * Locks an order with the payer's ERC-3009 authorization in another currency, carried by anyone: the one signature binds
 * order, maximum and venue.
 *
 * @example
 * await lockExactWithAuthorization(relayer, { router, order, conversion, payer, signature });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockExactWithAuthorization(
  client: EscrowClient,
  parameters: LockExactWithAuthorizationParameters,
): Promise<LockExactWithAuthorizationReturnType> {
  const { order, gateData = "0x", conversion, payer, signature } = parameters;
  return writeRouter(client, parameters, "lockExactWithAuthorization", [
    order,
    gateData,
    conversion,
    payer,
    signature,
  ]);
}
