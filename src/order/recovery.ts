import { type Address, isAddressEqual, zeroAddress } from "viem";

/** Which recovery registry speaks for an account, now and soon. */
export interface Recovery {
  /** Counts until `pendingFrom`. */
  readonly registry: Address;
  /** Counts from `pendingFrom` on; zero removes recovery. */
  readonly pending: Address;
  /** First second (unix time) in which `pending` counts; zero when nothing is pending. */
  readonly pendingFrom: number;
}

/** The registry that counts at a time (unix seconds); zero for none. A choice whose time has come needs nobody to move it. */
export function registryAt({ registry, pending, pendingFrom }: Recovery, at: number): Address {
  return pendingFrom !== 0 && at >= pendingFrom ? pending : registry;
}

/**
 * Whether strangers may not have money sent to the account: it has a recovery registry, so its key may be lost. It acts
 * itself, or its successor does.
 */
export function isGuardedAt(recovery: Recovery, at: number): boolean {
  return !isAddressEqual(registryAt(recovery, at), zeroAddress);
}
