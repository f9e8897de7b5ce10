import type { Argv } from "yargs";

import type { ExitCode } from "./exitCodes.ts";
import type { Terminal } from "./terminal.ts";

/** Options of every command. */
export interface GlobalArguments {
  readonly json: boolean;
}

/** One verb of the program. */
export interface CommandDefinition<Arguments> {
  /** Its name and positional arguments as yargs writes them, as in "show <order>". */
  readonly command: string;
  /** One line, as in the list of commands. */
  readonly describe: string;
  /** Command lines that work, with what each does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Verbs below it, as `chain` has `chain pass`. */
  readonly commands?: readonly Command[];
  readonly options: (program: Argv<GlobalArguments>) => Argv<Arguments & GlobalArguments>;
  readonly run: (args: Arguments & GlobalArguments, terminal: Terminal) => Promise<ExitCode>;
}

/** Adds itself to a program; `done` hears the exit code. */
export type Command = (
  program: Argv<GlobalArguments>,
  terminal: Terminal,
  done: (code: ExitCode) => void,
) => Argv<GlobalArguments>;

/** A verb, ready to be added. */
export function defineCommand<Arguments>(definition: CommandDefinition<Arguments>): Command {
  const { command, describe, examples, commands = [], options, run } = definition;
  return (program, terminal, done) =>
    program.command(
      command,
      describe,
      (own) => {
        for (const [line, does] of examples) own.example(line, does);
        for (const below of commands) below(own, terminal, done);
        return options(own);
      },
      async (args) => done(await run(args as unknown as Arguments & GlobalArguments, terminal)),
    );
}

/** A noun with verbs of its own, as `order` has `order show`. */
export function defineGroup(name: string, describe: string, commands: readonly Command[]): Command {
  return (program, terminal, done) =>
    program.command(name, describe, (own) => {
      for (const command of commands) command(own, terminal, done);
      return own.demandCommand(1, `Name what to do: lading ${name} --help lists it.`);
    });
}
