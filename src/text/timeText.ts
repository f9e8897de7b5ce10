/** The last second that ISO 8601 writes with four digits for the year; "never" lies after it. */
const lastAt = 253_402_300_799;

/** A time (unix seconds) to the second, as deadlines are: the last second is included. */
export function timeText(at: number): string {
  if (at > lastAt) return "never";
  return `${new Date(at * 1_000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
