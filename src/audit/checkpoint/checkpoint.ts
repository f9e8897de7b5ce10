import type { Address, Hex } from "viem";

import type { Books } from "../fold/books.ts";
import type { Walked } from "../walk/walked.ts";

/** What an audit is of. A checkpoint of another one is of no use to it. */
export interface CheckpointSubject {
  readonly chainId: number;
  readonly escrow: Address;
  readonly fromBlock: number;
  readonly prove: boolean;
  /** What a router of the range's first part did is not read again for its second. */
  readonly routers: readonly Address[];
}

/** All that an audit needs to go on. */
export interface Checkpoint {
  readonly subject: CheckpointSubject;
  /** The first block that is not yet replayed. */
  readonly next: number;
  /** Of the blocks before. */
  readonly walked: Walked;
  readonly digest: Hex;
  readonly books: Books;
}
