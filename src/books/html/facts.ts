import type { Hex } from "viem";
import type { ReportOrder } from "../../audit/archive/reportOrder.ts";
import type { OrderRecord } from "../../audit/fold/books.ts";
import type { Entry } from "../../audit/fold/entry.ts";
import { Exit } from "../../order/exit.ts";

const secondsPerDay = 86_400;

/** Where the money of one currency's orders went. Amounts in the smallest unit. */
export interface Flow {
  readonly buyer: Hex;
  readonly seller: Hex;
  toSeller: bigint;
  toBuyer: bigint;
  fees: bigint;
  arbitration: bigint;
  held: bigint;
}

export interface CorridorFacts {
  readonly name: string;
  orders: number;
  disputed: number;
  late: number;
}

/** Orders by how their seller first got money. */
export interface FirstMoney {
  claimed: number;
  /** Released, ruled, agreed, or by default. */
  otherwise: number;
}

/** What the charts of a report are drawn from. */
export interface ReportFacts {
  /** By token: what orders held at the end of each day (days since 1970) on which it changed. */
  readonly heldByDay: ReadonlyMap<Hex, ReadonlyMap<number, bigint>>;
  /** By token. */
  readonly flows: ReadonlyMap<Hex, readonly Flow[]>;
  /** Orders by whole days from their lock to the first money of their seller. */
  readonly daysToSeller: ReadonlyMap<number, FirstMoney>;
  readonly corridors: readonly CorridorFacts[];
}

export interface FactsParameters {
  readonly corridorOf: (order: OrderRecord) => string;
  /** Time of the last block, unix seconds. */
  readonly endTime: number;
}

export interface FactsFold {
  readonly addEntry: (entry: Entry) => void;
  readonly addOrder: (order: ReportOrder) => void;
  readonly facts: () => ReportFacts;
}

/** Not confirmed by its date: the money moved, or still waits, after it. Nobody can confirm afterwards. */
export function isLate({ order, settledAt }: ReportOrder, endTime: number): boolean {
  return !order.delivered && (settledAt ?? endTime) > order.until;
}

/** Gathers facts from entries and orders; memory grows with days, pairs of parties and open orders, not with entries. */
export function factsFold({ corridorOf, endTime }: FactsParameters): FactsFold {
  const held = new Map<Hex, bigint>();
  const heldByDay = new Map<Hex, Map<number, bigint>>();
  const flows = new Map<Hex, Map<string, Flow>>();
  const waiting = new Map<Hex, { readonly lockedAt: number; held: bigint; paid: boolean }>();
  const daysToSeller = new Map<number, FirstMoney>();
  const corridors = new Map<string, CorridorFacts>();

  function addEntry(entry: Entry): void {
    const { place, token, amount, from, to, orderId } = entry;
    const change = (to === "held" ? amount : 0n) - (from === "held" ? amount : 0n);
    if (change === 0n) return;
    const now = (held.get(token) ?? 0n) + change;
    held.set(token, now);
    const days = heldByDay.get(token) ?? new Map<number, bigint>();
    heldByDay.set(token, days.set(Math.floor(place.time / secondsPerDay), now));
    if (orderId !== undefined) followOrder(orderId, entry, change);
  }

  function followOrder(orderId: Hex, { place, to, exit }: Entry, change: bigint): void {
    const order = waiting.get(orderId) ?? { lockedAt: place.time, held: 0n, paid: false };
    order.held += change;
    if (to === "sellers" && !order.paid) {
      order.paid = true;
      const days = Math.floor((place.time - order.lockedAt) / secondsPerDay);
      const ofDays = daysToSeller.get(days) ?? { claimed: 0, otherwise: 0 };
      ofDays[exit === Exit.Claimed ? "claimed" : "otherwise"] += 1;
      daysToSeller.set(days, ofDays);
    }
    if (order.held > 0n) waiting.set(orderId, order);
    else waiting.delete(orderId);
  }

  function addOrder(settled: ReportOrder): void {
    const { order } = settled;
    const { buyer, seller } = order;
    const ofToken = flows.get(order.token) ?? new Map<string, Flow>();
    flows.set(order.token, ofToken);
    const key = `${buyer}/${seller}`;
    const flow =
      ofToken.get(key) ??
      ({ buyer, seller, toSeller: 0n, toBuyer: 0n, fees: 0n, arbitration: 0n, held: 0n } satisfies Flow);
    ofToken.set(key, flow);
    for (const part of ["toSeller", "toBuyer", "fees", "arbitration", "held"] as const)
      flow[part] += order[part];

    const name = corridorOf(order);
    const corridor = corridors.get(name) ?? { name, orders: 0, disputed: 0, late: 0 };
    corridors.set(name, corridor);
    corridor.orders += 1;
    if (order.disputed) corridor.disputed += 1;
    if (isLate(settled, endTime)) corridor.late += 1;
  }

  return {
    addEntry,
    addOrder,
    facts: () => ({
      heldByDay,
      flows: new Map([...flows].map(([token, pairs]) => [token, [...pairs.values()]])),
      daysToSeller,
      corridors: [...corridors.values()].sort(
        (a, b) =>
          b.disputed + b.late - (a.disputed + a.late) || b.orders - a.orders || (a.name < b.name ? -1 : 1),
      ),
    }),
  };
}
