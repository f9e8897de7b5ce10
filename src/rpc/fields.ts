import type { Hex } from "viem";

import { hexNumber } from "./hexNumber.ts";

/** An object as JSON has it. */
type Fields = Readonly<Record<string, unknown>>;

/** A list as JSON has it. */
export function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value;
}

/** An object as JSON has it. */
export function record(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${name} is ${shown(value)}`);
  return value as Fields;
}

export const addressLength = 42;
export const wordLength = 66;
export const bloomLength = 514;

/** Bytes of a given or any length. Letter case is covered by no hash, so it is normalized where data enters. */
export function bytes(fields: Fields, name: string, length?: number): Hex {
  return hexOf(fields[name], name, length);
}

export function word(fields: Fields, name: string): Hex {
  return hexOf(fields[name], name, wordLength);
}

/** A number of at most 32 bytes. */
export function quantity(fields: Fields, name: string): Hex {
  const value = fields[name];
  if (typeof value !== "string" || value.length > wordLength || !anyHex.test(value))
    throw new Error(`${name} is ${shown(value)}, no quantity`);
  return inLowerCase(value);
}

/** A number that JavaScript keeps exactly: a place in the chain, a time. */
export function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === "string" && value.startsWith("0x")) {
    const short = hexNumber(value, 2, value.length);
    const number = Number.isNaN(short) ? Number(value) : short;
    if (Number.isSafeInteger(number)) return number;
  }
  throw new Error(`${name} is ${shown(value)}, no count`);
}

export function optional<Value>(
  fields: Fields,
  name: string,
  read: (fields: Fields, name: string) => Value,
): Value | undefined {
  return fields[name] === undefined || fields[name] === null ? undefined : read(fields, name);
}

const lowerHex = /^0x[0-9a-f]*$/;
const anyHex = /^0x[0-9a-f]*$/i;

/** @throws when a value is no hexadecimal text of this many characters, of any even number without. */
export function hexOf(value: unknown, name: string, length?: number): Hex {
  if (
    typeof value === "string" &&
    (length === undefined ? value.length % 2 === 0 : value.length === length)
  ) {
    // Nodes write small letters: most values pass here, unchanged.
    if (lowerHex.test(value)) return value as Hex;
    if (anyHex.test(value)) return inLowerCase(value);
  }
  throw new Error(
    `${name} is ${shown(value)}, not ${length === undefined ? "" : `${(length - 2) / 2} `}bytes`,
  );
}

function inLowerCase(value: string): Hex {
  return value.toLowerCase() as Hex;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 80);
}
