import { decodePlain, encodePlain } from "./encodePlain.ts";

/** A keeper of many entries that can be read one after another and added one by one. */
interface Collection extends Iterable<unknown> {
  readonly add: (entry: unknown) => unknown;
}

/**
 * A record as lines of JSON, without loss. Lists, maps and other collections that stand directly in the record are written
 * an entry a line: books of millions of orders are larger than the longest string.
 */
export function* serializeRecord(value: object): Generator<string> {
  for (const [field, content] of Object.entries(value)) {
    // What a record computes with is not what it holds; whoever makes the record puts it there.
    if (typeof content === "function" || content === undefined) continue;
    if (!isMany(content)) {
      yield JSON.stringify({ field, value: encodePlain(content) });
      continue;
    }
    yield JSON.stringify({ field, many: true });
    for (const entry of content) yield JSON.stringify([encodePlain(entry)]);
  }
}

/** Takes the lines of a record one after another. */
export interface RecordParser {
  line(text: string): void;
  /** Single values, by field. Entries of collections were added to those of the empty record. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * @param empty A record as it is made, whose empty collections take the entries.
 * @throws from `line` when it was not written by `serializeRecord` of such a record.
 */
export function recordParser(empty: object): RecordParser {
  const values: Record<string, unknown> = {};
  let add: (entry: unknown) => void = () => {
    throw new Error("an entry without a field");
  };
  return {
    values,
    line(text) {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) {
        add(decodePlain(parsed[0]));
        return;
      }
      const { field, many, value } = parsed as { field?: unknown; many?: unknown; value?: unknown };
      if (typeof field !== "string" || !Object.hasOwn(empty, field))
        throw new Error(`there is no field ${field}`);
      const target: unknown = Reflect.get(empty, field);
      if (many === true) add = adderOf(field, target);
      else values[field] = restored(decodePlain(value), target);
    },
  };
}

function isMany(content: unknown): content is Iterable<unknown> {
  return Array.isArray(content) || content instanceof Map || isCollection(content);
}

function isCollection(content: unknown): content is Collection {
  return typeof content === "object" && content !== null && Symbol.iterator in content && "add" in content;
}

function adderOf(field: string, content: unknown): (entry: unknown) => void {
  if (content instanceof Map) {
    return (entry) => {
      if (!Array.isArray(entry)) throw new Error(`an entry of ${field} is no pair`);
      content.set(entry[0], entry[1]);
    };
  }
  if (Array.isArray(content)) return (entry) => content.push(entry);
  if (isCollection(content)) return (entry) => content.add(entry);
  throw new Error(`${field} takes no entries`);
}

/** Plain data, with the functions and listeners that the empty record has in its place. */
function restored(value: unknown, empty: unknown): unknown {
  if (typeof value !== "object" || value === null || typeof empty !== "object" || empty === null)
    return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return { ...empty, ...value };
}
