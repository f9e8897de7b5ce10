import type { Order } from "./order.ts";

/** How both sides agree to end the held money. */
export interface Settlement {
  /** What goes to the buyer's holder, in the token's smallest unit. */
  readonly toBuyer: bigint;
  /** What goes to the seller's holder, fee included. */
  readonly toSeller: bigint;
  /** Orders locked from the rest, without a transfer. They name their own parties. */
  readonly next: readonly Order[];
  /** Last second (unix time) in which the signatures count. */
  readonly signBy: number;
}
