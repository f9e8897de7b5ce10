import type { Hex } from "viem";

import type { Exit } from "../../order/exit.ts";
import type { EventName, Place } from "../decode/event.ts";
import type { Account } from "./ledger.ts";

/**
 * One posting of the double-entry ledger: `amount` of one currency leaves one account and enters another. The entries of a
 * replay, in order, are the journal that every export and statement is written from.
 */
export interface Entry {
  /** Block, time and transaction, from proven data only. */
  readonly place: Place;
  /** The event that caused it; a transfer that no event asked for is a donation. */
  readonly cause: EventName | "Transfer";
  /** How the order's money left, where `OrderPaid` caused it. */
  readonly exit?: Exit | undefined;
  /** The order concerned; `undefined` for withdrawals, donations, and a credit that several orders' payouts became. */
  readonly orderId: Hex | undefined;
  readonly token: Hex;
  /** In the token's smallest unit; never zero or negative. */
  readonly amount: bigint;
  readonly from: Account;
  /** Whose account it leaves: the payer, the holder of a side, a credit's owner. `undefined` for the escrow's own. */
  readonly fromParty: Hex | undefined;
  readonly to: Account;
  /** Whose account it enters. */
  readonly toParty: Hex | undefined;
}
