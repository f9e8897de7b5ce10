import type { OptionCatalog, OptionKind } from "./optionKinds.ts";

/** What an option can be set to outside the command line. */
export type SettingValue = string | number | boolean | readonly (string | number | boolean)[];

/** An option that was set outside the command line. */
export interface Setting {
  readonly value: SettingValue;
  /** Where, in words, as in "LADING_RPC" or "lading.json, line 3". */
  readonly from: string;
}

/** By the option's name. */
export type Settings = ReadonlyMap<string, Setting>;

/** A value as an option of a kind takes it; undefined where it does not. */
export function fitting(value: unknown, kind: OptionKind): SettingValue | undefined {
  if (!kind.isList) return fittingOne(value, kind);
  const values = (Array.isArray(value) ? value : [value]).map((each) => fittingOne(each, kind));
  return values.every((each) => each !== undefined) ? values : undefined;
}

/** Whether some command has an option that takes the value. */
export function fitsAny(value: unknown, name: string, catalog: OptionCatalog): boolean {
  return (catalog.get(name) ?? []).some((kind) => fitting(value, kind) !== undefined);
}

/** What a person should give instead. */
export function wanted(name: string, catalog: OptionCatalog): string {
  const words = { string: "a text", number: "a number", boolean: "true or false" };
  const kinds = (catalog.get(name) ?? []).map(
    ({ type, isList }) => words[type] + (isList ? ", or a list" : ""),
  );
  return [...new Set(kinds)].join(", or ");
}

function fittingOne(value: unknown, { type }: OptionKind): string | number | boolean | undefined {
  if (type === "string")
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  if (type === "boolean")
    return typeof value === "boolean"
      ? value
      : { true: true, 1: true, false: false, 0: false }[String(value)];
  const isNumber = typeof value === "number" || (typeof value === "string" && value.trim() !== "");
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
