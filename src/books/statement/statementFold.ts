import type { Hex } from "viem";
import type { Entry } from "../../audit/fold/entry.ts";
import type { CurrencyBook } from "../currencyBook.ts";
import type { Journal } from "../journal.ts";
import type { Period } from "./period.ts";
import type { LineKind, OpenItem, StatementPart } from "./statement.ts";

/** A statement in the making: entries in, in order, and parts out as soon as they are known. */
export interface StatementFold {
  readonly add: (entry: Entry) => readonly StatementPart[];
  /** Closing balances and open items; nothing may be added after it. */
  readonly end: () => readonly StatementPart[];
}

/** What an entry is to the account of a statement. */
export interface Movement {
  readonly kind: LineKind;
  /** Negative when it leaves. */
  readonly amount: bigint;
  readonly counterparties: readonly Hex[];
}

/** The view of one account on the journal. */
export interface StatementView {
  /** `undefined`: the entry is not the account's business. */
  readonly movement: (entry: Entry) => Movement | undefined;
  /** Keeps track of what is open; called for every entry up to the end of the period. */
  readonly follow: (entry: Entry) => void;
  readonly openItems: () => readonly OpenItem[];
}

export interface StatementFoldParameters {
  readonly period: Period;
  readonly currencies: CurrencyBook;
  readonly view: StatementView;
}

/** Turns a journal into one account's statement, holding balances and open items only. */
export function statementFold({ period, currencies, view }: StatementFoldParameters): StatementFold {
  const balances = new Map<Hex, bigint>();
  const opened = new Set<Hex>();
  let sequence = 0;

  function open(token: Hex): StatementPart[] {
    if (opened.has(token)) return [];
    opened.add(token);
    return [{ part: "opening", currency: currencies(token), balance: balances.get(token) ?? 0n }];
  }

  function add(entry: Entry): readonly StatementPart[] {
    sequence += 1;
    const { place, token, orderId } = entry;
    if (place.time > period.toTime) return [];
    // Balances of currencies that rest are known when the period begins.
    const openings = place.time < period.fromTime ? [] : [...balances.keys()].flatMap(open);
    view.follow(entry);
    const movement = view.movement(entry);
    if (movement === undefined) return openings;

    const inPeriod = place.time >= period.fromTime;
    if (inPeriod) openings.push(...open(token));
    const balance = (balances.get(token) ?? 0n) + movement.amount;
    balances.set(token, balance);
    if (!inPeriod) return openings;
    const { block, transaction, time } = place;
    const line = {
      sequence,
      block,
      transaction,
      time,
      orderId,
      currency: currencies(token),
      balance,
      ...movement,
    };
    return [...openings, { part: "line", line }];
  }

  function end(): readonly StatementPart[] {
    return [
      ...[...balances.keys()].flatMap(open),
      ...[...balances].map(([token, balance]) => ({
        part: "closing" as const,
        currency: currencies(token),
        balance,
      })),
      ...view.openItems().map((item) => ({ part: "open" as const, item })),
    ];
  }

  return { add, end };
}

/** Runs a journal through a statement, part by part. */
export async function* statementParts(journal: Journal, fold: StatementFold): AsyncGenerator<StatementPart> {
  for await (const entry of journal) yield* fold.add(entry);
  yield* fold.end();
}
