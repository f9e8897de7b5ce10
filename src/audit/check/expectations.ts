import type { Hex } from "viem";

import { Side } from "../../order/side.ts";
import type { FindingCode, FindingDetails } from "../finding.ts";
import type { Books } from "../fold/books.ts";
import { orderWord } from "../fold/orderWord.ts";
import type { MovedHolders } from "../fold/settledOrders.ts";
import { creditBits, creditSlot, holderSlot, mappingSlot, slots, stateSlot } from "./layout.ts";
import { recoveryWords, termsWords } from "./words.ts";

/** One word of the contract's storage as the events have it, and what it means if it differs. */
export interface Expectation {
  readonly slot: bigint;
  readonly word: bigint;
  readonly code: FindingCode;
  readonly what: string;
  readonly details: FindingDetails;
}

/** Every word of the escrow's storage that the events determine, one after the other: together they need not fit in memory. */
export function* expectations(books: Books): Iterable<Expectation> {
  yield* termsExpected(books);
  yield* ordersExpected(books);
  yield* creditsExpected(books);
  yield* recoveriesExpected(books);
}

function* termsExpected(books: Books): Iterable<Expectation> {
  for (const [termsId, terms] of books.terms) {
    for (const [index, word] of termsWords(terms).entries()) {
      const slot = mappingSlot(slots.terms, termsId) + BigInt(index);
      yield { slot, word, code: "termsMismatch", what: `${termsId}, word ${index}`, details: {} };
    }
  }
}

function* ordersExpected(books: Books): Iterable<Expectation> {
  for (const order of books.orders.values()) {
    const { orderId, token, amount, status, held, released, until } = order;
    const details = { orderId, token, amount };
    const what = `status ${status}, held ${held}, released ${released}, until ${until}`;
    yield { slot: stateSlot(orderId), word: orderWord(order), code: "stateMismatch", what, details };
    const { buyerMoved, sellerMoved, buyerHolder, sellerHolder } = order;
    // Holders are read of moved orders only: the order's own word says whether any side ever moved.
    if (!order.sidesMoved) continue;
    const buyer = buyerMoved ? buyerHolder : undefined;
    const seller = sellerMoved ? sellerHolder : undefined;
    yield* holdersExpected(orderId, { buyer, seller }, details);
  }
  for (const { orderId, token, word, holders } of books.settled) {
    const details = { orderId, token };
    yield {
      slot: stateSlot(orderId),
      word,
      code: "stateMismatch",
      what: `settled, 0x${word.toString(16)}`,
      details,
    };
    if (holders !== undefined) yield* holdersExpected(orderId, holders, details);
  }
}

function* holdersExpected(
  orderId: Hex,
  { buyer, seller }: MovedHolders,
  details: FindingDetails,
): Iterable<Expectation> {
  for (const [side, holder] of [
    [Side.Buyer, buyer],
    [Side.Seller, seller],
  ] as const) {
    yield {
      slot: holderSlot(orderId, side),
      word: BigInt(holder ?? 0n),
      code: "holderStorageMismatch",
      what: `side ${side}, ${holder === undefined ? "never moved" : `held by ${holder}`}`,
      details,
    };
  }
}

function* creditsExpected(books: Books): Iterable<Expectation> {
  for (const { owner, token, amount, nonce } of books.credits.values()) {
    const what = `${owner} has ${amount}, ${nonce} signed withdrawals`;
    yield {
      slot: creditSlot(owner, token),
      word: amount | (nonce << creditBits.nonce),
      code: "creditMismatch",
      what,
      details: { token, amount },
    };
  }
}

/** Also of parties that never chose one: a choice whose event is missing shows so. */
function* recoveriesExpected(books: Books): Iterable<Expectation> {
  yield* recoveryExpected(books, books.parties);
  for (const account of books.recoveries.keys()) {
    if (books.parties.find(account) === undefined) yield* recoveryExpected(books, [account]);
  }
}

function* recoveryExpected(books: Books, accounts: Iterable<Hex>): Iterable<Expectation> {
  for (const account of accounts) {
    for (const [index, word] of recoveryWords(books.recoveries.get(account)).entries()) {
      const slot = mappingSlot(slots.recoveries, account) + BigInt(index);
      yield { slot, word, code: "recoveryStorageMismatch", what: `${account}, word ${index}`, details: {} };
    }
  }
}
