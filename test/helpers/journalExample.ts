import type { Hex } from "viem";
import type { OrderRecord } from "../../src/audit/fold/books.ts";
import type { Entry } from "../../src/audit/fold/entry.ts";
import type { Account } from "../../src/audit/fold/ledger.ts";
import type { CurrencyTotals, Verdict } from "../../src/audit/report.ts";
import type { NamedCurrency } from "../../src/books/currencyBook.ts";
import { Exit } from "../../src/order/exit.ts";
import { Status } from "../../src/order/status.ts";

const day = 86_400;
export const address = (byte: string): Hex => `0x${byte.repeat(20)}`;
export const usdc = address("c1");
export const jpyc = address("c2");
export const buyers = [address("b1"), address("b2"), address("b3")] as const;
export const sellers = [address("51"), address("52"), address("53")] as const;
export const arbitrator = address("a1");
export const feeRecipient = address("fe");
/** 2026-01-05 00:00 UTC. */
export const start = 1_767_571_200;

export const names: ReadonlyMap<Hex, NamedCurrency> = new Map<Hex, NamedCurrency>([
  [usdc, { code: "USDC", decimals: 6, isoCode: "USD" }],
  [jpyc, { code: "JPYC", decimals: 18 }],
]);

/** How an order of the example ends, in shares of its amount; the last part may wait as a credit. */
const endings = [
  "claim",
  "release",
  "reclaim",
  "ruling",
  "split",
  "carry",
  "credit",
  "open",
  "late",
] as const;
type Ending = (typeof endings)[number];

/** An order and when it ended; `undefined` while it holds money. */
export interface ExampleOrder {
  readonly order: OrderRecord;
  readonly settledAt: number | undefined;
}

/** Books made by hand, not by the fold: a journal that balances, its orders, and the verdict about it. */
export interface ExampleBooks {
  readonly journal: readonly Entry[];
  readonly orders: readonly ExampleOrder[];
  readonly verdict: Verdict;
}

export function exampleBooks(orderCount: number = endings.length): ExampleBooks {
  const entries: { time: number; entry: Omit<Entry, "place"> }[] = [];
  const totals = new Map<Hex, Record<Account | "orders" | "volume", bigint>>();
  const orders: ExampleOrder[] = [];

  function post(time: number, entry: Omit<Entry, "place">): void {
    if (entry.amount === 0n) return;
    const balances = totalsOf(entry.token);
    balances[entry.from] -= entry.amount;
    balances[entry.to] += entry.amount;
    entries.push({ time, entry });
  }
  function totalsOf(token: Hex): Record<Account | "orders" | "volume", bigint> {
    const found = totals.get(token) ?? emptyTotals();
    totals.set(token, found);
    return found;
  }

  for (let index = 0; index < orderCount; index += 1) {
    const ending = endings[index % endings.length] ?? "claim";
    const order = openOrder(index);
    const lockedAt = start + Math.floor(index * 0.7 * day);
    const money = { orderId: order.orderId, token: order.token };
    const held = { from: "held", fromParty: undefined } as const;
    totalsOf(order.token).orders += 1n;
    post(lockedAt, {
      ...money,
      cause: "OrderLocked",
      amount: order.amount,
      from: "payers",
      fromParty: order.payer,
      to: "held",
      toParty: undefined,
    });
    if (ending === "open" || ending === "late") {
      order.until = ending === "late" ? lockedAt + day : start + 3_000 * day;
      orders.push({ order, settledAt: undefined });
      continue;
    }

    const paidAt = lockedAt + (4 + ((index * 7) % 19)) * day + 3_600;
    const parts = partsOf(ending, order.amount);
    order.disputed = ending === "ruling";
    order.delivered = ending === "claim" || ending === "ruling" || ending === "credit";
    order.until = ending === "reclaim" ? paidAt - day : paidAt + day;
    const pay = (to: Account, toParty: Hex | undefined, amount: bigint) =>
      post(paidAt, { ...money, cause: "OrderPaid", exit: exitOf(ending), amount, ...held, to, toParty });
    pay("sellers", order.seller, parts.toSeller);
    pay("buyers", order.buyer, parts.toBuyer);
    pay("fees", feeRecipient, parts.fees);
    pay("arbitration", arbitrator, parts.arbitration);
    pay("carried", undefined, parts.carried);
    if (ending === "credit") {
      const credit = {
        token: order.token,
        amount: parts.toSeller,
        fromParty: order.seller,
        toParty: order.seller,
      };
      post(paidAt, {
        ...credit,
        orderId: order.orderId,
        cause: "CreditAdded",
        from: "uncollected",
        to: "credits",
      });
      // The newest credit of a currency stays.
      if (index % 2 === 0)
        post(paidAt + 9 * day, {
          ...credit,
          orderId: undefined,
          cause: "CreditWithdrawn",
          from: "credits",
          to: "uncollected",
        });
    }
    Object.assign(order, parts, { held: 0n, status: Status.Settled, released: parts.toSeller + parts.fees });
    orders.push({ order, settledAt: paidAt });
    if (ending === "carry") {
      const next: OrderRecord = { ...openOrder(index + 100_000), token: order.token, amount: parts.carried };
      Object.assign(next, { held: next.amount, until: paidAt + 3_000 * day, payer: address("e5") });
      totalsOf(order.token).orders += 1n;
      totalsOf(order.token).volume += parts.carried;
      post(paidAt, {
        cause: "OrderLocked",
        orderId: next.orderId,
        token: next.token,
        amount: next.amount,
        from: "carried",
        fromParty: undefined,
        to: "held",
        toParty: undefined,
      });
      orders.push({ order: next, settledAt: undefined });
    }
  }
  post(start + 3 * day, {
    cause: "Transfer",
    orderId: undefined,
    token: usdc,
    amount: 7n,
    from: "donors",
    fromParty: address("d0"),
    to: "donated",
    toParty: undefined,
  });

  return { journal: inOrder(entries), orders, verdict: verdictAbout(totals, orders.length) };
}

function exitOf(ending: Ending): Exit {
  if (ending === "reclaim") return Exit.Reclaimed;
  if (ending === "ruling") return Exit.Ruled;
  if (ending === "claim" || ending === "credit") return Exit.Claimed;
  return ending === "release" ? Exit.Released : Exit.Agreed;
}

function inOrder(entries: readonly { time: number; entry: Omit<Entry, "place"> }[]): Entry[] {
  return [...entries]
    .sort((a, b) => a.time - b.time)
    .map(({ time, entry }) => ({
      ...entry,
      place: { block: 100 + Math.floor((time - start) / 3_600), time, transaction: 0 },
    }));
}

function openOrder(index: number): OrderRecord {
  const buyer = buyers[index % buyers.length] ?? buyers[0];
  const seller = sellers[Math.floor(index / 2) % sellers.length] ?? sellers[0];
  const token = index % 4 === 3 ? jpyc : usdc;
  const amount = BigInt(index + 1) * (token === jpyc ? 10n ** 21n + 1n : 1_000_000_001n);
  return {
    orderId: `0x${(index + 1).toString(16).padStart(64, "0")}`,
    termsId: `0x${"7e".repeat(32)}`,
    buyer,
    seller,
    payer: buyer,
    token,
    amount,
    status: Status.Locked,
    delivered: false,
    hasFee: true,
    sidesMoved: false,
    until: 0,
    held: amount,
    released: 0n,
    buyerHolder: buyer,
    sellerHolder: seller,
    buyerMoved: false,
    sellerMoved: false,
    disputed: false,
    toSeller: 0n,
    toBuyer: 0n,
    fees: 0n,
    arbitration: 0n,
    carried: 0n,
  };
}

interface Parts {
  readonly toSeller: bigint;
  readonly toBuyer: bigint;
  readonly fees: bigint;
  readonly arbitration: bigint;
  readonly carried: bigint;
}

function partsOf(ending: Ending, amount: bigint): Parts {
  const nothing = { toSeller: 0n, toBuyer: 0n, fees: 0n, arbitration: 0n, carried: 0n };
  const fees = amount / 100n;
  switch (ending) {
    case "reclaim":
      return { ...nothing, toBuyer: amount };
    case "ruling":
      return { ...nothing, toBuyer: amount / 2n, arbitration: 5n, toSeller: amount - amount / 2n - 5n };
    case "split":
      return { ...nothing, toBuyer: amount / 3n, fees, toSeller: amount - amount / 3n - fees };
    case "carry":
      return { ...nothing, carried: amount - fees, toBuyer: fees };
    default:
      return { ...nothing, fees, toSeller: amount - fees };
  }
}

function emptyTotals(): Record<Account | "orders" | "volume", bigint> {
  return {
    payers: 0n,
    held: 0n,
    carried: 0n,
    sellers: 0n,
    buyers: 0n,
    fees: 0n,
    arbitration: 0n,
    credits: 0n,
    uncollected: 0n,
    donors: 0n,
    donated: 0n,
    orders: 0n,
    volume: 0n,
  };
}

function verdictAbout(
  totals: ReadonlyMap<Hex, Record<Account | "orders" | "volume", bigint>>,
  orders: number,
): Verdict {
  const currencies: CurrencyTotals[] = [...totals].map(([token, of]) => ({
    token,
    balanced: true,
    orders: Number(of.orders),
    locked: -of.payers,
    carried: of.volume,
    toSellers: of.sellers,
    toBuyers: of.buyers,
    fees: of.fees,
    arbitration: of.arbitration,
    held: of.held,
    credits: of.credits,
    donated: of.donated,
    balance: of.held + of.credits + of.donated,
  }));
  return {
    balanced: true,
    proven: true,
    notProven: [],
    anchor: { block: 9_000, hash: `0x${"ab".repeat(32)}`, given: true },
    findings: [
      {
        code: "tokensDonated",
        message: "Tokens arrived that no order asked for: by 0xd0d0",
        token: usdc,
        amount: 7n,
      },
    ],
    currencies,
    counts: {
      blocks: 9_001,
      blocksRead: 120,
      receipts: 240,
      logs: 480,
      orders,
      events: { OrderLocked: orders },
    },
  };
}
