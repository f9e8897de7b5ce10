/**
 * Plain data as JSON without loss: bigints, maps, sets and `undefined` are one-key objects whose key begins with "$", and so
 * is a plain object that has such a key itself. Functions in objects are left out.
 *
 * @throws when a value is no plain data: a symbol, an instance of a class.
 */
export function encodePlain(value: unknown): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      // JSON has neither of these, and would write null or 0.
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? "-0" : `${value}` };
    case "bigint":
      return { $bigint: value.toString() };
    case "undefined":
      return { $undefined: true };
    case "object":
      return value === null ? null : encodeObject(value);
    default:
      throw new Error(`a ${typeof value} is no plain data`);
  }
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return Array.from(value, encodePlain);
  if (value instanceof Map) return { $map: Array.from(value, encodePlain) };
  if (value instanceof Set) return { $set: Array.from(value, encodePlain) };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error("an instance of a class is no plain data");
  const entries = Object.entries(value)
    // What an object computes with, and what is not there, is no data of its own.
    .filter(([, item]) => typeof item !== "function" && item !== undefined)
    .map(([key, item]) => [key, encodePlain(item)] as const);
  const isTagged = entries.length === 1 && entries[0]?.[0].startsWith("$");
  return isTagged ? { $object: entries } : Object.fromEntries(entries);
}

/** @throws when the data was not written by `encodePlain`. */
export function decodePlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodePlain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith("$")) return decodeTagged(first[0], first[1]);
  return Object.fromEntries(entries.map(([key, item]) => [key, decodePlain(item)]));
}

function decodeTagged(tag: string, content: unknown): unknown {
  switch (tag) {
    case "$number":
      return Number(content);
    case "$bigint":
      return BigInt(String(content));
    case "$undefined":
      return undefined;
    case "$map":
      return new Map(pairsOf(content));
    case "$set":
      return new Set(Array.isArray(content) ? content.map(decodePlain) : []);
    case "$object":
      return Object.fromEntries(pairsOf(content));
    default:
      throw new Error(`${tag} is no tag of plain data`);
  }
}

function pairsOf(content: unknown): [string, unknown][] {
  if (!Array.isArray(content)) throw new Error("entries are no list");
  return content.map((entry) => decodePlain(entry) as [string, unknown]);
}
