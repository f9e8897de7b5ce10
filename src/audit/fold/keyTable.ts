import type { Hex } from "viem";

/**
 * Distinct keys of one width, numbered in the order in which they came. A set of strings takes five times the memory, and
 * a replay keeps every order and every party that it ever saw.
 */
export interface KeyTable {
  readonly size: () => number;
  /** The number of a key, which is new if it was not there. */
  readonly add: (key: Hex) => number;
  /** The number of a key; `undefined` if it is not there. */
  readonly find: (key: Hex) => number | undefined;
  readonly [Symbol.iterator]: () => Iterator<Hex>;
}

/** Keys are kept in pages, so that growing copies nothing. */
const keysPerPage = 32_768;

/** @param width Bytes of each key. */
export function keyTable(width: number): KeyTable {
  const pages: Uint8Array[] = [];
  const wanted = new Uint8Array(width);
  let count = 0;
  // Each place holds a key's number plus one; zero is free.
  let places = new Uint32Array(1_024);

  /** The place of the key in `wanted`, or the free one where it belongs. */
  function placeOf(): number {
    const mask = places.length - 1;
    let place = hash(wanted, 0, width) & mask;
    for (let held = places[place]; held !== undefined && held !== 0; held = places[place]) {
      if (isWanted(held - 1)) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  function isWanted(index: number): boolean {
    const page = pages[Math.floor(index / keysPerPage)];
    const start = (index % keysPerPage) * width;
    for (let at = 0; at < width; at += 1) if (page?.[start + at] !== wanted[at]) return false;
    return true;
  }

  function find(key: Hex): number | undefined {
    readKey(key, wanted);
    const held = places[placeOf()] ?? 0;
    return held === 0 ? undefined : held - 1;
  }

  function add(key: Hex): number {
    readKey(key, wanted);
    const place = placeOf();
    const held = places[place] ?? 0;
    if (held !== 0) return held - 1;

    if (count % keysPerPage === 0) pages.push(new Uint8Array(keysPerPage * width));
    pages.at(-1)?.set(wanted, (count % keysPerPage) * width);
    count += 1;
    places[place] = count;
    // At most three quarters full: beyond that, looking for a place takes long.
    if (4 * count > 3 * places.length) grow();
    return count - 1;
  }

  function grow(): void {
    places = new Uint32Array(2 * places.length);
    const mask = places.length - 1;
    for (let index = 0; index < count; index += 1) {
      const page = pages[Math.floor(index / keysPerPage)] ?? wanted;
      let place = hash(page, (index % keysPerPage) * width, width) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = index + 1;
    }
  }

  function* keys(): Iterator<Hex> {
    for (let index = 0; index < count; index += 1) {
      const start = (index % keysPerPage) * width;
      const page = pages[Math.floor(index / keysPerPage)] ?? wanted;
      let key = "0x";
      for (let at = start; at < start + width; at += 1) key += (page[at] ?? 0).toString(16).padStart(2, "0");
      yield key as Hex;
    }
  }

  return { size: () => count, add, find, [Symbol.iterator]: keys };
}

/** Shorter keys are padded on the left, as Solidity pads numbers; what does not fit is a fault of the caller. */
function readKey(key: Hex, into: Uint8Array): void {
  const digits = key.length - 2;
  if (digits > 2 * into.length) throw new RangeError(`${key} has more than ${into.length} bytes`);
  into.fill(0);
  for (let digit = 0; digit < digits; digit += 1) {
    const value = digitValue(key.charCodeAt(key.length - 1 - digit));
    const at = into.length - 1 - (digit >> 1);
    into[at] = (into[at] ?? 0) | (digit % 2 === 0 ? value : value << 4);
  }
}

/** The value of a hexadecimal digit, by its character code. */
function digitValue(code: number): number {
  return code <= 57 ? code - 48 : (code | 32) - 87;
}

/** FNV-1a: accounts can be chosen to begin or end alike, so all bytes count. */
function hash(bytes: Uint8Array, start: number, width: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < start + width; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  // The low bits of FNV mix worst, and they are the ones that are used.
  return (value ^ (value >>> 15)) >>> 0;
}
