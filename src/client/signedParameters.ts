import type { Address, Hex } from "viem";

import { type AccountParameters, accountOf, type EscrowClient } from "./escrowClient.ts";

/** An action by the holder's signature. Without a signature the caller itself must hold the side. */
export interface SignedParameters {
  /** As signed; meaningless without a signature. */
  readonly signBy?: number | undefined;
  readonly signature?: Hex | undefined;
}

/**
 * Where a payout goes if nobody says. Never what a node says: with the sender's own call a lying node could have the money
 * sent to itself. With a signature the contract refuses any other receiver than the signed one.
 */
export function defaultReceiver(
  client: EscrowClient,
  parameters: AccountParameters & SignedParameters,
  named: Address,
): Address {
  return parameters.signature === undefined ? accountOf(client, parameters).address : named;
}
