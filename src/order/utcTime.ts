/** A time (unix seconds) for programs, as ISO 8601 in UTC: 2026-01-31T08:15:00Z. */
export function utcTime(at: number): string {
  return new Date(at * 1_000).toISOString().replace(".000Z", "Z");
}
