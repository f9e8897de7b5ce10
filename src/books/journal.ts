import type { Hex } from "viem";
import type { Entry } from "../audit/fold/entry.ts";
import { utcTime } from "../order/utcTime.ts";
import { type CurrencyBook, exactAmount } from "./currencyBook.ts";

/** The journal in order: from an array, a file or the replay itself. */
export type Journal = AsyncIterable<Entry> | Iterable<Entry>;

/** One entry as flat text, the same in every table. */
export interface JournalRow {
  /** Position in the journal, from 1. */
  readonly sequence: number;
  readonly block: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
  /** The block's time in UTC, as in 2026-01-31T08:15:00Z. */
  readonly time: string;
  readonly cause: string;
  /** Empty where no order is concerned. */
  readonly orderId: Hex | "";
  readonly token: Hex;
  readonly currency: string;
  /** Every digit, as in "1250.500000". */
  readonly amount: string;
  /** In the token's smallest unit. */
  readonly units: string;
  readonly fromAccount: string;
  readonly fromParty: Hex | "";
  readonly toAccount: string;
  readonly toParty: Hex | "";
}

export const journalColumns = [
  "sequence",
  "block",
  "transaction",
  "time",
  "cause",
  "orderId",
  "token",
  "currency",
  "amount",
  "units",
  "fromAccount",
  "fromParty",
  "toAccount",
  "toParty",
] as const satisfies readonly (keyof JournalRow)[];

export function journalRow(entry: Entry, sequence: number, currencies: CurrencyBook): JournalRow {
  const { place, token, amount } = entry;
  const currency = currencies(token);
  return {
    sequence,
    block: place.block,
    transaction: place.transaction,
    time: utcTime(place.time),
    cause: entry.cause,
    orderId: entry.orderId ?? "",
    token,
    currency: currency.code,
    amount: exactAmount(amount, currency),
    units: amount.toString(),
    fromAccount: entry.from,
    fromParty: entry.fromParty ?? "",
    toAccount: entry.to,
    toParty: entry.toParty ?? "",
  };
}

/** Unix seconds as 2026-01-31, in UTC. */
export function utcDay(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
