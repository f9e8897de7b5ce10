import { type Address, isAddressEqual, zeroAddress } from "viem";

import { blockTimeOf, type EscrowClient } from "../../client/escrowClient.ts";
import { getRecovery } from "../../client/getRecovery.ts";
import { registryAt } from "../../order/recovery.ts";
import type { Network } from "../network/openNetwork.ts";
import { successorOf } from "./namedSuccessor.ts";

/** Seconds after which a choice counts. */
export const recoveryDelay = 7 * 86_400;

/** A registry, and whom it names for an account. */
export interface Registry {
  readonly address: Address;
  /** Zero for nobody yet; `undefined` when the contract does not answer as a registry does. */
  readonly successor: Address | undefined;
}

/** Who may follow an account, now and soon. */
export interface RecoveryView {
  readonly account: Address;
  /** The chain's time, unix seconds. */
  readonly nowAt: number;
  /** What counts now. */
  readonly registry: Registry | undefined;
  /** What counts later; its registry is `undefined` when recovery ends then. */
  readonly pending: { readonly registry: Registry | undefined; readonly from: number } | undefined;
}

/** Reads what an account chose, and whom the registries name now. */
export async function readRecovery({ client, escrow }: Network, account: Address): Promise<RecoveryView> {
  const [stored, nowAt] = await Promise.all([getRecovery(client, { escrow, account }), blockTimeOf(client)]);
  const { pendingFrom } = stored;
  const isPending = pendingFrom > nowAt;
  const [registry, pending] = await Promise.all([
    registryOf(client, registryAt(stored, nowAt), account),
    isPending ? registryOf(client, stored.pending, account) : undefined,
  ]);
  return {
    account,
    nowAt,
    registry,
    pending: isPending ? { registry: pending, from: pendingFrom } : undefined,
  };
}

async function registryOf(
  client: EscrowClient,
  address: Address,
  account: Address,
): Promise<Registry | undefined> {
  if (isAddressEqual(address, zeroAddress)) return undefined;
  return { address, successor: await successorOf(client, address, account) };
}
