import type { Hex } from "viem";

import { keyTable } from "./keyTable.ts";

/** Who held the sides of an order in the end, where a side ever moved. */
export interface MovedHolders {
  readonly buyer: Hex | undefined;
  readonly seller: Hex | undefined;
}

/** What is kept of an order that can never change again. */
export interface SettledOrder {
  readonly orderId: Hex;
  readonly token: Hex;
  /** Its word as the contract stores it. */
  readonly word: bigint;
  /** `undefined` when no side ever moved. */
  readonly holders: MovedHolders | undefined;
}

/** Orders that ended, in the order in which they did: about eighty bytes each. */
export interface SettledOrders {
  readonly size: () => number;
  readonly add: (order: SettledOrder) => void;
  readonly find: (orderId: Hex) => SettledOrder | undefined;
  readonly [Symbol.iterator]: () => Iterator<SettledOrder>;
}

const ordersPerPage = 32_768;
/** A word in four parts: typed arrays hold no more than 64 bits at once. */
const parts = 4;
const partBits = 64;

interface Page {
  readonly words: BigUint64Array;
  /** The number of each order's token. */
  readonly tokens: Uint32Array;
}

function emptyPage(): Page {
  return { words: new BigUint64Array(ordersPerPage * parts), tokens: new Uint32Array(ordersPerPage) };
}

export function settledOrders(): SettledOrders {
  const ids = keyTable(32);
  const pages: Page[] = [];
  const tokens: Hex[] = [];
  const numberOfToken = new Map<Hex, number>();
  const moved = new Map<number, MovedHolders>();

  function add({ orderId, token, word, holders }: SettledOrder): void {
    const index = ids.add(orderId);
    if (index === pages.length * ordersPerPage) pages.push(emptyPage());
    const page = pageOf(index);
    const place = index % ordersPerPage;
    for (let part = 0; part < parts; part += 1) {
      page.words[place * parts + part] = BigInt.asUintN(partBits, word >> BigInt(partBits * part));
    }
    page.tokens[place] = tokenNumber(token);
    if (holders !== undefined) moved.set(index, holders);
  }

  function pageOf(index: number): Page {
    const page = pages[Math.floor(index / ordersPerPage)];
    if (page === undefined) throw new RangeError(`There is no order ${index}`);
    return page;
  }

  function tokenNumber(token: Hex): number {
    let number = numberOfToken.get(token);
    if (number === undefined) {
      number = tokens.length;
      tokens.push(token);
      numberOfToken.set(token, number);
    }
    return number;
  }

  function at(index: number, orderId: Hex): SettledOrder {
    const page = pageOf(index);
    const place = index % ordersPerPage;
    let word = 0n;
    for (let part = 0; part < parts; part += 1) {
      word |= (page.words[place * parts + part] ?? 0n) << BigInt(partBits * part);
    }
    const token = tokens[page.tokens[place] ?? 0] ?? "0x";
    return { orderId, token, word, holders: moved.get(index) };
  }

  function find(orderId: Hex): SettledOrder | undefined {
    const index = ids.find(orderId);
    return index === undefined ? undefined : at(index, orderId);
  }

  function* orders(): Iterator<SettledOrder> {
    let index = 0;
    for (const orderId of ids) {
      yield at(index, orderId);
      index += 1;
    }
  }

  return { size: ids.size, add, find, [Symbol.iterator]: orders };
}
