import type { Address, Hex } from "viem";

import type { Details } from "../../order/detailFields.ts";

/** One line of a file of orders, checked by itself. Times are unix seconds. */
export interface ImportRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  /** What the importer calls the order; unique in the file. */
  readonly reference: string;
  /** Default: whoever imports. */
  readonly buyer: Address | undefined;
  readonly seller: Address;
  /** A currency's code or its token's address. */
  readonly currency: string;
  /** Decimal, exact. */
  readonly amount: string;
  readonly lockBy: number;
  readonly deliverBy: number;
  /** Default: those of the command line. */
  readonly termsId: Hex | undefined;
  readonly gateData: Hex;
  readonly details: Details;
}
