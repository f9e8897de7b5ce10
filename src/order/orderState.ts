import type { Status } from "./status.ts";

/** Everything the escrow stores about an order: one slot. */
export interface OrderState {
  readonly status: Status;
  /** Whether delivery was ever confirmed. */
  readonly delivered: boolean;
  /** Whether its terms carry a fee. */
  readonly hasFee: boolean;
  /** Whether a side was ever reassigned. */
  readonly sidesMoved: boolean;
  /** Last second (unix time) of the current step: deliverBy, end of inspection or end of ruling. */
  readonly until: number;
  /** What the escrow holds, in the token's smallest unit. */
  readonly held: bigint;
  /** What went to the seller so far, fee included, in the token's smallest unit. */
  readonly released: bigint;
}
