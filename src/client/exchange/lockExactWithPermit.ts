import { type Hash, type Hex, parseSignature } from "viem";

import type { EscrowClient } from "../escrowClient.ts";
import type { LockExactParameters } from "./lockExact.ts";
import { writeRouter } from "./writeRouter.ts";

export interface LockExactWithPermitParameters extends LockExactParameters {
  /** The permit's deadline (unix time). */
  readonly deadline: bigint;
  /** The sender's own EIP-2612 signature, see `signFxPermit`. */
  readonly signature: Hex;
}
export type LockExactWithPermitReturnType = Hash;

/**
 * Locks an order with the sender's tokens of another currency, by the sender's own EIP-2612 permit over
 * `conversion.maximumIn`: it names no order, so nobody relays one.
 *
 * @example
 * const signature = await signFxPermit(client, { router, order, conversion, deadline });
 * await lockExactWithPermit(client, { router, order, conversion, deadline, signature });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockExactWithPermit(
  client: EscrowClient,
  parameters: LockExactWithPermitParameters,
): Promise<LockExactWithPermitReturnType> {
  const { order, gateData = "0x", conversion, deadline, signature } = parameters;
  const { r, s, yParity } = parseSignature(signature);
  const v = 27 + yParity;
  const args = [order, gateData, conversion, deadline, v, r, s] as const;
  return writeRouter(client, parameters, "lockExactWithPermit", args);
}
