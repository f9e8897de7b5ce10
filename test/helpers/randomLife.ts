import type { Hex } from "viem";

import type { EscrowEvent } from "../../src/audit/decode/event.ts";
import type { FxEvent } from "../../src/audit/decode/fxEvent.ts";
import { Exit } from "../../src/order/exit.ts";
import type { Order } from "../../src/order/order.ts";
import { hashOf } from "./auditChain.ts";
import {
  escrow,
  idOf,
  locked,
  moved,
  order,
  paid,
  publish,
  router,
  type Step,
  start,
  stranger,
  terms,
} from "./foldSteps.ts";

/** What the life knows of an order that still holds money. */
interface LivedOrder {
  readonly order: Order;
  readonly orderId: Hex;
  held: bigint;
  released: bigint;
}

const accountOf = (number: number): Hex => `0x${(number + 0x1000).toString(16).padStart(40, "0")}`;

/** Honest transactions of many orders, the same for the same seed: every way in and out, credits, carries, donations. */
export function randomLife(seed: number, length: number): Step[] {
  const random = randomOf(seed);
  const below = (limit: bigint): bigint => BigInt(Math.floor(random() * Number(limit)));
  const open: LivedOrder[] = [];
  const credits = new Map<Hex, bigint>();
  let made = 0;

  function newOrder(amount: bigint): LivedOrder {
    made += 1;
    const parties = { buyer: accountOf(made % 7), seller: accountOf(100 + (made % 5)) };
    const fresh = { ...order, ...parties, amount, detailsHash: hashOf(`${seed}, ${made}`) };
    const lived = { order: fresh, orderId: idOf(fresh), held: amount, released: 0n };
    open.push(lived);
    return lived;
  }

  function lock(): Step {
    const { order: fresh } = newOrder(1n + below(10n ** 9n));
    const payer = random() < 0.5 ? fresh.buyer : stranger;
    return { events: [locked(fresh, payer)], transfers: [moved(payer, escrow, fresh.amount)] };
  }

  function lockConverted(): Step {
    const lived = [newOrder(1n + below(10n ** 6n)), newOrder(1n + below(10n ** 6n))];
    const received = lived.reduce((sum, { held }) => sum + held, 0n);
    const token = order.token;
    const buyer = accountOf(1);
    const given = 1n + below(10n ** 6n);
    const conversion: FxEvent = {
      name: "FxLocked",
      args: {
        ...{ payer: buyer, venue: stranger, tokenIn: escrow, paid: given, token, received },
        orderIds: lived.map(({ orderId }) => orderId),
      },
    };
    return {
      events: [
        ...lived.map((each) => locked(each.order, router)),
        { name: "LockFunded", args: { funder: router, token, amount: received } },
        conversion,
      ],
      transfers: [moved(stranger, escrow, received), moved(buyer, stranger, given, escrow)],
    };
  }

  /** A part or all to one side; now and then the push fails and becomes a credit. */
  function pay(lived: LivedOrder): Step {
    const amount = random() < 0.4 ? lived.held : 1n + below(lived.held);
    const toSeller = random() < 0.5;
    const fee = toSeller ? feeOn(lived.released + amount) - feeOn(lived.released) : 0n;
    const payee = toSeller ? lived.order.seller : lived.order.buyer;
    const event = toSeller
      ? paid(Exit.Released, amount - fee, 0n, fee, 0n, lived.orderId)
      : paid(Exit.Refunded, 0n, amount, 0n, 0n, lived.orderId);
    lived.held -= amount;
    if (toSeller) lived.released += amount;
    forgetSettled(lived);
    const fees = moved(escrow, terms.feeRecipient, fee);
    if (random() < 0.8) return { events: [event], transfers: [moved(escrow, payee, amount - fee), fees] };

    credits.set(payee, (credits.get(payee) ?? 0n) + amount - fee);
    const credit = { owner: payee, token: order.token, amount: amount - fee };
    return { events: [event, { name: "CreditAdded", args: credit }], transfers: [fees] };
  }

  /** Ends an order by agreement, the rest carried into two next ones. */
  function settle(lived: LivedOrder): Step {
    const toBuyer = below(lived.held);
    const rest = lived.held - toBuyer;
    const first = below(rest);
    const next = [first, rest - first].filter((amount) => amount > 0n).map(newOrder);
    const carried = next.flatMap((each): EscrowEvent[] => [
      {
        name: "OrderCarried",
        args: { orderId: lived.orderId, nextOrderId: each.orderId, amount: each.held },
      },
      locked(each.order, escrow),
    ]);
    lived.held = 0n;
    forgetSettled(lived);
    return {
      events: [paid(Exit.Agreed, 0n, toBuyer, 0n, 0n, lived.orderId), ...carried],
      transfers: [moved(escrow, lived.order.buyer, toBuyer)],
    };
  }

  function withdraw(owner: Hex, amount: bigint): Step {
    credits.delete(owner);
    const args = { owner, token: order.token, to: owner, amount };
    return { events: [{ name: "CreditWithdrawn", args }], transfers: [moved(escrow, owner, amount)] };
  }

  function forgetSettled(lived: LivedOrder): void {
    if (lived.held === 0n) open.splice(open.indexOf(lived), 1);
  }

  function step(): Step {
    const choice = random();
    const lived = open[Math.floor(random() * open.length)];
    if (lived === undefined || choice < 0.25) return lock();
    if (choice < 0.3) return lockConverted();
    if (choice < 0.35) return { events: [], transfers: [moved(stranger, escrow, 1n + below(99n))] };
    if (choice < 0.45) return settle(lived);
    const [credit] = credits;
    return choice < 0.5 && credit !== undefined && credit[1] > 0n ? withdraw(...credit) : pay(lived);
  }

  return [{ events: [publish(terms)] }, ...Array.from({ length }, step)].map((each, index) => ({
    ...each,
    at: start + (index % 2),
  }));
}

function feeOn(total: bigint): bigint {
  return (total * BigInt(terms.feeBps)) / 10_000n;
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
