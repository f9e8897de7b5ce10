import type { Address } from "viem";

/** Which router an action speaks to. Each escrow has its own. */
export interface RouterParameters {
  readonly router: Address;
}

/** Which venue of signed quotes an action speaks to. */
export interface RfqParameters {
  readonly rfqVenue: Address;
}
