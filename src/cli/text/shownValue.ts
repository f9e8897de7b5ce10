/** A value as it may be shown: what stands in an address of a node after its host is often a key to it. */
export function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownValue);
  if (typeof value !== "string" || !/^(https?|wss?):/i.test(value) || !URL.canParse(value)) return value;
  const { origin, protocol, host, pathname, search, hash, username, password } = new URL(value);
  const hasMore = pathname.length > 1 || [search, hash, username, password].some((part) => part !== "");
  const start = origin === "null" ? `${protocol}//${host}` : origin;
  return hasMore ? `${start}/…` : value;
}
