import type { Argv } from "yargs";

/**
 * What yargs says by itself, in this program's words. One language for everything: yargs would otherwise translate its own
 * part of a text to that of the machine, and leave ours.
 */
export function inOurWords<Arguments>(program: Argv<Arguments>): Argv<Arguments> {
  const missing = "Something is missing after the command: %s given, at least %s needed.";
  return program.locale("en").updateStrings({
    "Missing required argument: %s": {
      one: "An option is missing: --%s",
      other: "Options are missing: %s",
    },
    "Not enough non-option arguments: got %s, need at least %s": { one: missing, other: missing },
    "Invalid values:": "That is none of the choices.",
    "Argument: %s, Given: %s, Choices: %s": "--%s %s: choose one of %s",
    // The types know plain texts alone; yargs' own tables hold these pairs too.
  } as unknown as Record<string, string>);
}
