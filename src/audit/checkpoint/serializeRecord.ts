import { decodePlain, encodePlain } from "./encodePlain.ts";

/**
 * A record as lines of JSON, without loss. Lists, maps and sets that stand directly in the record are written an entry a
 * line: books of millions of orders are larger than the longest string.
 */
export function* serializeRecord(value: Readonly<Record<string, unknown>>): Generator<string> {
  for (const [field, content] of Object.entries(value)) {
    // What a record computes with is not what it holds; its maker puts it back.
    if (typeof content === "function") continue;
    const kind = kindOf(content);
    if (kind === "value") {
      yield JSON.stringify({ field, value: encodePlain(content) });
      continue;
    }
    yield JSON.stringify({ field, kind });
    for (const entry of content as Iterable<unknown>) yield JSON.stringify([encodePlain(entry)]);
  }
}

type Kind = "value" | "list" | "map" | "set";

function kindOf(content: unknown): Kind {
  if (Array.isArray(content)) return "list";
  if (content instanceof Map) return "map";
  return content instanceof Set ? "set" : "value";
}

/** Takes the lines of a record one after another. */
export interface RecordParser {
  line(text: string): void;
  readonly record: Readonly<Record<string, unknown>>;
}

/** @throws from `line` when it was not written by `serializeRecord`. */
export function recordParser(): RecordParser {
  const record: Record<string, unknown> = {};
  let add: (entry: unknown) => void = () => {
    throw new Error("an entry without a field");
  };
  return {
    record,
    line(text) {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) {
        add(decodePlain(parsed[0]));
        return;
      }
      const { field, kind = "value", value } = parsed as { field: string; kind?: Kind; value?: unknown };
      if (typeof field !== "string") throw new Error("a line without a field");
      const content = kind === "value" ? decodePlain(value) : emptyOf(kind);
      record[field] = content;
      add = adderOf(content);
    },
  };
}

function emptyOf(kind: Kind): unknown {
  if (kind === "map") return new Map();
  return kind === "set" ? new Set() : [];
}

function adderOf(content: unknown): (entry: unknown) => void {
  if (content instanceof Map) {
    return (entry) => {
      if (!Array.isArray(entry)) throw new Error("an entry of a map is no pair");
      content.set(entry[0], entry[1]);
    };
  }
  if (content instanceof Set) return (entry) => content.add(entry);
  if (Array.isArray(content)) return (entry) => content.push(entry);
  return () => {
    throw new Error("an entry of a single value");
  };
}
