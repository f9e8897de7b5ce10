import type { Hex } from "viem";

/** A value of one 32-byte word, as viem's types have it: small integers are numbers, large ones bigints. */
export type WordValue = Hex | bigint | number | boolean;

/** Reads 64 hexadecimal digits; `undefined` when no such value is encoded so. */
export type WordReader = (word: string) => WordValue | undefined;

const addressZeros = "0".repeat(24);

/** Integers up to this size are JavaScript numbers in viem's types. */
const largestNumberBits = 48;

/** The strict reader of a static type; `undefined` for a dynamic one. */
export function wordReader(type: string): WordReader | undefined {
  if (type === "address")
    return (word) => (word.startsWith(addressZeros) ? `0x${word.slice(24)}` : undefined);
  const integer = /^uint([0-9]+)$/.exec(type);
  if (integer !== null) return integerReader(Number(integer[1]));
  const bytes = /^bytes([0-9]+)$/.exec(type);
  if (bytes !== null) return bytesReader(2 * Number(bytes[1]));
  return undefined;
}

function integerReader(bits: number): WordReader {
  if (bits <= largestNumberBits) return smallIntegerReader(bits / 4);
  const limit = 2n ** BigInt(bits);
  return (word) => {
    const value = BigInt(`0x${word}`);
    return value < limit ? value : undefined;
  };
}

function smallIntegerReader(digits: number): WordReader {
  const zeros = "0".repeat(64 - digits);
  return (word) => (word.startsWith(zeros) ? Number.parseInt(word.slice(-digits), 16) : undefined);
}

function bytesReader(digits: number): WordReader {
  const zeros = "0".repeat(64 - digits);
  return (word) => (word.endsWith(zeros) ? `0x${word.slice(0, digits)}` : undefined);
}
