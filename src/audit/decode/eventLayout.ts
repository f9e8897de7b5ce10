import { type AbiEvent, decodeAbiParameters, encodeAbiParameters, type Hex, hexToString } from "viem";

import { DisputeReason } from "../../order/disputeReason.ts";
import { Exit } from "../../order/exit.ts";
import { Side } from "../../order/side.ts";
import { type WordReader, type WordValue, wordReader } from "./words.ts";

type Parameter = AbiEvent["inputs"][number];

/** Strictly reads the indexed and the other values of one kind of event; `undefined` when they are encoded otherwise. */
export type EventLayout = (
  topics: readonly Hex[],
  data: Hex,
) => Readonly<Record<string, unknown>> | undefined;

/** Enums travel as `uint8`; no value of theirs is zero in an event, and none is beyond the last word. */
const enumSizes: Readonly<Record<string, number>> = {
  exit: Object.keys(Exit).length,
  side: Object.keys(Side).length,
  reason: Object.keys(DisputeReason).length,
};

/** Fixed layouts are cut word by word, which is far faster than a general decoder; the rest goes to viem. */
export function eventLayout({ inputs }: AbiEvent): EventLayout {
  const indexed = inputs.filter((input) => input.indexed === true).map(namedReader);
  const plain = inputs.filter((input) => input.indexed !== true);
  const readData = plain.every(({ type }) => wordReader(type) !== undefined)
    ? fixedReader(plain.map(namedReader))
    : dynamicReader(plain);

  return (topics, data) => {
    if (topics.length !== indexed.length + 1) return undefined;
    const args = readData(data);
    if (args === undefined) return undefined;
    for (const [index, { name, read }] of indexed.entries()) {
      const value = read(topics[index + 1] ?? "0x", 2);
      if (value === undefined) return undefined;
      args[name] = value;
    }
    return args;
  };
}

interface NamedReader {
  readonly name: string;
  readonly read: WordReader;
}

function namedReader({ name = "", type }: Parameter): NamedReader {
  const read = wordReader(type) ?? (() => undefined);
  const size = type === "uint8" ? enumSizes[name] : undefined;
  return { name, read: size === undefined ? read : (hex, at) => inEnum(read(hex, at), size) };
}

function inEnum(value: WordValue | undefined, size: number): WordValue | undefined {
  return typeof value === "number" && value > 0 && value < size ? value : undefined;
}

function fixedReader(readers: readonly NamedReader[]) {
  return (data: Hex): Record<string, unknown> | undefined => {
    if (data.length !== 2 + 64 * readers.length) return undefined;
    const args: Record<string, unknown> = {};
    let at = 2;
    for (const { name, read } of readers) {
      const value = read(data, at);
      if (value === undefined) return undefined;
      args[name] = value;
      at += 64;
    }
    return args;
  };
}

function dynamicReader(parameters: readonly Parameter[]) {
  // Solidity takes any bytes for a string: text that is no UTF-8 must not make an event look forged.
  const asBytes = parameters.map((parameter) =>
    parameter.type === "string" ? { ...parameter, type: "bytes" } : parameter,
  );
  return (data: Hex): Record<string, unknown> | undefined => {
    try {
      const values = decodeAbiParameters(asBytes, data);
      // A general decoder is lenient: only the one encoding that the compiler writes is taken.
      if (encodeAbiParameters(asBytes, values) !== data) return undefined;
      return Object.fromEntries(
        parameters.map((parameter, index) => [parameter.name, readable(parameter, values[index])]),
      );
    } catch {
      return undefined;
    }
  };
}

function readable(parameter: Parameter, value: unknown): unknown {
  if (parameter.type === "string") return hexToString(value as Hex);
  return inLowerCase(parameter, value);
}

/** viem hands out checksummed addresses; everything here compares lower case. */
function inLowerCase(parameter: Parameter, value: unknown): unknown {
  if (parameter.type === "address" && typeof value === "string") return value.toLowerCase();
  if (!("components" in parameter) || typeof value !== "object" || value === null) return value;
  const fields = new Map(Object.entries(value));
  return Object.fromEntries(
    parameter.components.map((component) => [
      component.name,
      inLowerCase(component, fields.get(component.name ?? "")),
    ]),
  );
}
