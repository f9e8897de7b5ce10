import type { Address, Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

/** One order of a relayed list, with its payer's ERC-3009 authorization. */
export interface AuthorizedLock {
  readonly order: Order;
  /** Whose tokens are pulled. */
  readonly payer: Address;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
  /** See `signAuthorization`. */
  readonly signature: Hex;
}

export interface LockManyWithAuthorizationParameters extends WriteParameters {
  readonly items: readonly AuthorizedLock[];
}
export type LockManyWithAuthorizationReturnType = Hash;

/**
 * Locks many orders, each with its payer's ERC-3009 authorization. What is locked already is skipped; anything else wrong
 * undoes all.
 *
 * @example
 * await lockManyWithAuthorization(relayer, { escrow, items: [{ order, payer, signature }] });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockManyWithAuthorization(
  client: EscrowClient,
  parameters: LockManyWithAuthorizationParameters,
): Promise<LockManyWithAuthorizationReturnType> {
  const items = parameters.items.map(({ gateData = "0x", ...item }) => ({ ...item, gateData }));
  return writeEscrow(client, parameters, {
    functionName: "lockManyWithAuthorization",
    args: [items],
  });
}
