import type { Address } from "viem";

/** Which recovery registry speaks for an account, now and soon. */
export interface Recovery {
  /** Counts until `pendingFrom`. */
  readonly registry: Address;
  /** Counts from `pendingFrom` on; zero removes recovery. */
  readonly pending: Address;
  /** First second (unix time) in which `pending` counts; zero when nothing is pending. */
  readonly pendingFrom: number;
}
