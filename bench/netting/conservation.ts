import type { Payment } from "../../src/netting/trades.ts";
import type { Desk } from "./desk.ts";

type Holder = keyof Desk["holders"];
type Balances = ReadonlyMap<string, Readonly<Record<Holder, bigint>>>;

/** A token that was not conserved, or is not where it should be. */
export class NotConservedError extends Error {
  override name = "NotConservedError";
  constructor(code: string, what: string, given: bigint, expected: bigint) {
    super(`${code}: ${what} is ${given}, must be ${expected}.`);
  }
}

/** What platform, maker and escrow have of every token. */
export async function balancesOn({ tokens, holders }: Desk): Promise<Balances> {
  const balances = new Map<string, Record<Holder, bigint>>();
  for (const [code, token] of tokens) {
    balances.set(code, {
      payer: await token.balanceOf(holders.payer),
      maker: await token.balanceOf(holders.maker),
      escrow: await token.balanceOf(holders.escrow),
    });
  }
  return balances;
}

/**
 * Of every token: all three together have what they had and what the buyers brought, the escrow exactly what the orders
 * hold, the platform exactly the rounding.
 *
 * @throws NotConservedError
 */
export function assertConserved(books: {
  before: Balances;
  after: Balances;
  payments: readonly Payment[];
  rounding: ReadonlyMap<string, bigint>;
}): void {
  const { before, after, payments, rounding } = books;
  for (const [code, was] of before) {
    const is = after.get(code) ?? { payer: 0n, maker: 0n, escrow: 0n };
    const collected = payments.reduce((sum, item) => sum + (item.paidCurrency === code ? item.paid : 0n), 0n);
    const owed = payments.reduce((sum, item) => sum + (item.owedCurrency === code ? item.owed : 0n), 0n);
    const check = (what: string, given: bigint, expected: bigint): void => {
      if (given !== expected) throw new NotConservedError(code, what, given, expected);
    };
    check(
      "the sum of all balances",
      is.payer + is.maker + is.escrow,
      was.payer + was.maker + was.escrow + collected,
    );
    check("what the escrow holds", is.escrow, was.escrow + owed);
    check("what the platform has", is.payer, was.payer + (rounding.get(code) ?? 0n));
  }
}
