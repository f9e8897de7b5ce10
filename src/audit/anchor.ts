import type { Hex } from "viem";

/** The block hash that everything hangs on. */
export interface Anchor {
  readonly block: number;
  readonly hash: Hex;
  /** Whether the caller trusts this hash from elsewhere; otherwise it is what the same node said. */
  readonly given: boolean;
}
