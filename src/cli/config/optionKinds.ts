import type { Argv } from "yargs";

/** What values an option takes. */
export interface OptionKind {
  readonly type: "string" | "number" | "boolean";
  readonly isList: boolean;
}

/** By the option's name on the command line, without dashes before it. */
export type OptionKinds = ReadonlyMap<string, OptionKind>;

/** The options of a whole program: a name may mean different things to different commands. */
export type OptionCatalog = ReadonlyMap<string, readonly OptionKind[]>;

/** What yargs keeps of the options that were declared. Its types leave these methods out. */
interface Declared {
  readonly getGroups: () => Readonly<Record<string, readonly string[]>>;
  readonly getOptions: () => {
    readonly key: Readonly<Record<string, unknown>>;
    readonly boolean: readonly string[];
    readonly number: readonly string[];
    readonly array: readonly string[];
  };
}

/** The options that were declared on a program so far. */
export function optionKinds<Before>(program: Argv<Before>): OptionKinds {
  const declared = program as unknown as Declared;
  const { key, boolean, number, array } = declared.getOptions();
  // What a command is about stands on its command line, without a name before it.
  const positionals = new Set(declared.getGroups()["Positionals:"]);
  const names = Object.keys(key).filter((name) => !positionals.has(name));
  return new Map(
    names.map((name) => {
      const type = boolean.includes(name) ? "boolean" : number.includes(name) ? "number" : "string";
      return [name, { type, isList: array.includes(name) }];
    }),
  );
}

/** All options of several commands. */
export function catalogOf(commands: readonly OptionKinds[]): OptionCatalog {
  const catalog = new Map<string, OptionKind[]>();
  for (const [name, kind] of commands.flatMap((kinds) => [...kinds]))
    catalog.set(name, [...(catalog.get(name) ?? []), kind]);
  return catalog;
}
