/** JSON for programs: no digit of an amount is lost. */
export function jsonText(value: unknown): string {
  return JSON.stringify(
    value,
    (_, field: unknown) => (typeof field === "bigint" ? field.toString() : field),
    2,
  );
}
