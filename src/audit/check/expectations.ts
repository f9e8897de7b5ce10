import { Side } from "../../order/side.ts";
import type { FindingCode, FindingDetails } from "../finding.ts";
import type { Books, OrderRecord } from "../fold/books.ts";
import { creditSlot, holderSlot, mappingSlot, slots, stateSlot } from "./layout.ts";
import { orderWord, recoveryWords, termsWords } from "./words.ts";

/** One word of the contract's storage as the events have it, and what it means if it differs. */
export interface Expectation {
  readonly slot: bigint;
  readonly word: bigint;
  readonly code: FindingCode;
  readonly what: string;
  readonly details: FindingDetails;
}

/** Every word of the escrow's storage that the events determine. */
export function expectations(books: Books): Expectation[] {
  return [
    ...termsExpected(books),
    ...ordersExpected(books),
    ...creditsExpected(books),
    ...recoveriesExpected(books),
  ];
}

function termsExpected(books: Books): Expectation[] {
  return [...books.terms].flatMap(([termsId, terms]) =>
    termsWords(terms).map((word, index) => ({
      slot: mappingSlot(slots.terms, termsId) + BigInt(index),
      word,
      code: "termsMismatch" as const,
      what: `${termsId}, word ${index}`,
      details: {},
    })),
  );
}

function ordersExpected(books: Books): Expectation[] {
  return [...books.orders.values()].flatMap((order) => {
    const { orderId, token } = order;
    const details = { orderId, token };
    const state = {
      slot: stateSlot(orderId),
      word: orderWord(order),
      code: "stateMismatch" as const,
      what: `status ${order.status}, held ${order.held}, released ${order.released}, until ${order.until}`,
      details,
    };
    return [state, ...holdersExpected(order)];
  });
}

/** Holders are read of moved orders only: the order's own word says whether any side ever moved. */
function holdersExpected({ orderId, token, ...order }: OrderRecord): Expectation[] {
  if (!order.sidesMoved) return [];
  return [
    { side: Side.Buyer, holder: order.buyerHolder, moved: order.buyerMoved },
    { side: Side.Seller, holder: order.sellerHolder, moved: order.sellerMoved },
  ].map(({ side, holder, moved }) => ({
    slot: holderSlot(orderId, side),
    word: moved ? BigInt(holder) : 0n,
    code: "holderStorageMismatch" as const,
    what: `side ${side}, held by ${holder}`,
    details: { orderId, token },
  }));
}

function creditsExpected(books: Books): Expectation[] {
  return [...books.credits.values()].map(({ owner, token, amount }) => ({
    slot: creditSlot(owner, token),
    word: amount,
    code: "creditMismatch" as const,
    what: `${owner} has ${amount}`,
    details: { token },
  }));
}

/** Also of parties that never chose one: a choice whose event is missing shows so. */
function recoveriesExpected(books: Books): Expectation[] {
  const accounts = new Set(books.recoveries.keys());
  for (const order of books.orders.values()) {
    for (const party of [order.buyer, order.seller, order.payer, order.buyerHolder, order.sellerHolder])
      accounts.add(party);
  }
  return [...accounts].flatMap((account) =>
    recoveryWords(books.recoveries.get(account)).map((word, index) => ({
      slot: mappingSlot(slots.recoveries, account) + BigInt(index),
      word,
      code: "recoveryStorageMismatch" as const,
      what: `${account}, word ${index}`,
      details: {},
    })),
  );
}
