import type { ArgumentsCamelCase, Argv } from "yargs";

/** What yargs knows of the command that is being run; its types leave it out. */
interface WithOptions {
  getOptions(): { readonly key: object; readonly alias: object };
}

const kebabOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Takes out what environment and config file say for options of other commands: LADING_RPC is there for all of them, and
 * a command without an endpoint must not call it unknown. What a command line says stays, and is checked.
 */
export function withoutSettingsOfOthers(args: readonly string[]) {
  const written = new Set(args.map((arg) => kebabOf(arg.replace(/^--?(no-)?/, "").replace(/=.*$/, ""))));
  return (given: ArgumentsCamelCase, program?: Argv): void => {
    if (program === undefined) return;
    const { key, alias } = (program as unknown as WithOptions).getOptions();
    const known = new Set([...Object.keys(key), ...Object.keys(alias)].map(kebabOf));
    for (const name of Object.keys(given)) {
      const kebab = kebabOf(name);
      if (name === "_" || name === "$0" || known.has(kebab) || written.has(kebab)) continue;
      delete given[name];
    }
  };
}
