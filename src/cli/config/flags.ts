/** An option on a command line, before anything is known about it. */
export interface Flag {
  /** In small letters with dashes, whichever way it was written. */
  readonly name: string;
  /** What stands after "=", or else the next word; for an option without a value that is not its value. */
  readonly value: string | undefined;
  /** The words up to the next option, the value first. */
  readonly words: readonly string[];
}

/** The options on a command line. */
export function flagsOf(args: readonly string[]): readonly Flag[] {
  const end = args.indexOf("--");
  const own = end === -1 ? args : args.slice(0, end);
  return own.flatMap((arg, index) => {
    const [, written, , given] = /^--?([A-Za-z][^=]*)(=(.*))?$/s.exec(arg) ?? [];
    if (written === undefined) return [];
    const rest = own.slice(index + 1);
    const next = rest.findIndex((each) => /^--?[A-Za-z]/.test(each));
    const following = next === -1 ? rest : rest.slice(0, next);
    const words = given === undefined ? following : [given, ...following];
    return [{ name: dashed(written), value: words[0], words }];
  });
}

function dashed(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase()
    .replace(/^no-/, "");
}
