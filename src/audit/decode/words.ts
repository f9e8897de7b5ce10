import type { Hex } from "viem";

import { exactDigits, hexNumber } from "../../rpc/hexNumber.ts";

/** A value of one 32-byte word, as viem's types have it: small integers are numbers, large ones bigints. */
export type WordValue = Hex | bigint | number | boolean;

/**
 * Reads the word of 64 hexadecimal digits that begins at a place of a text; `undefined` when no such value is encoded so.
 * Words are read where they stand: cutting each out first would be half the work of an unproven replay.
 */
export type WordReader = (hex: Hex, at: number) => WordValue | undefined;

const wordDigits = 64;

/** Integers up to this size are JavaScript numbers in viem's types. */
const largestNumberBits = 48;

/** The strict reader of a static type; `undefined` for a dynamic one. */
export function wordReader(type: string): WordReader | undefined {
  if (type === "address")
    return (hex, at) => (isZero(hex, at, at + 24) ? `0x${hex.slice(at + 24, at + wordDigits)}` : undefined);
  const integer = /^uint([0-9]+)$/.exec(type);
  if (integer !== null) return integerReader(Number(integer[1]));
  const bytes = /^bytes([0-9]+)$/.exec(type);
  if (bytes !== null) return bytesReader(2 * Number(bytes[1]));
  return undefined;
}

function integerReader(bits: number): WordReader {
  if (bits <= largestNumberBits) return smallIntegerReader(bits / 4);
  const limit = 2n ** BigInt(bits);
  return (hex, at) => {
    // Most amounts are small enough for the quick way.
    if (isZero(hex, at, at + wordDigits - exactDigits)) return BigInt(lastDigits(hex, at, exactDigits));
    const value = BigInt(`0x${hex.slice(at, at + wordDigits)}`);
    return value < limit ? value : undefined;
  };
}

function smallIntegerReader(digits: number): WordReader {
  return (hex, at) => (isZero(hex, at, at + wordDigits - digits) ? lastDigits(hex, at, digits) : undefined);
}

function lastDigits(hex: Hex, at: number, digits: number): number {
  return hexNumber(hex, at + wordDigits - digits, at + wordDigits);
}

function bytesReader(digits: number): WordReader {
  return (hex, at) => {
    if (!isZero(hex, at + digits, at + wordDigits)) return undefined;
    // A topic is such a word already.
    return at === 2 && hex.length === 2 + digits ? hex : `0x${hex.slice(at, at + digits)}`;
  };
}

function isZero(hex: Hex, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (hex.charCodeAt(at) !== 0x30) return false;
  return true;
}
