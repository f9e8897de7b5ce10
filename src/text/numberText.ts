/** A whole number as people read it: "12,500". */
export function numberText(value: number | bigint): string {
  return value.toLocaleString("en-US");
}
