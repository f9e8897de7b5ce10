/**
 * What a failed call says about the next one: the same again may succeed, a smaller one may succeed, or the node does not
 * do this at all.
 */
export type Fault = "transient" | "tooLarge" | "refused";

const tooOften = /too many requests|rate.?limit|request (count|rate)|throughput|capacity/i;
const tooMuch =
  /too (large|big|many (results|logs|blocks))|more than [\d,]+ (results|logs)|(block|log) range|range (is )?too|(response|result) size|exceed\w* .*(range|limit|size|results)|limit(ed)? to/i;
const notDone =
  /not found: method|method not found|not supported|unsupported|does not exist|not available|unknown method/i;

/** JSON-RPC: no such method, invalid parameters, invalid request; EIP-1193: unsupported, unauthorized. */
const refusals: ReadonlySet<number> = new Set([-32601, -32602, -32600, -32004, 4200, 4100]);

/** @param error Whatever a provider threw: JSON-RPC error, HTTP error, or one of them as a cause. */
export function faultOf(error: unknown): Fault {
  const chain = causes(error);
  const text = chain.map(messageOf).join(" | ");
  const codes = chain.flatMap((link) =>
    [numberAt(link, "code"), numberAt(link, "status")].flatMap((code) => code ?? []),
  );
  if (codes.includes(429) || tooOften.test(text)) return "transient";
  if (codes.includes(413) || tooMuch.test(text)) return "tooLarge";
  if (codes.some((code) => refusals.has(code) || (code >= 400 && code < 500 && code !== 408)))
    return "refused";
  return notDone.test(text) ? "refused" : "transient";
}

/** One line, whatever was thrown: what it says, and what it says was the cause. */
export function reasonOf(error: unknown): string {
  const lines = causes(error).map((link) => messageOf(link).split("\n", 1)[0] ?? "");
  return [...new Set(lines)].filter((line) => line !== "").join(": ");
}

function messageOf(error: unknown): string {
  // A host name with several addresses fails once for each.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join(", ");
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return String(error);
}

/** An error and what caused it; no deeper than any library nests. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let link: unknown = error;
  while (link !== undefined && link !== null && chain.length < 8) {
    chain.push(link);
    link = typeof link === "object" && "cause" in link ? link.cause : undefined;
  }
  return chain;
}

function numberAt(value: unknown, name: string): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === "number" ? found : undefined;
}
