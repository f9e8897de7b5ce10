import yargs, { type Argv } from "yargs";

import { type OptionKinds, optionKinds } from "./config/optionKinds.ts";
import type { Settings } from "./config/setting.ts";
import { useSettings } from "./config/useSettings.ts";
import type { ExitCode } from "./exitCodes.ts";
import type { Terminal } from "./terminal.ts";
import { inOurWords } from "./yargsWords.ts";

/** Options of every command. */
export interface GlobalArguments {
  readonly json: boolean;
}

type CamelCase<Name> = Name extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<CamelCase<Rest>>}`
  : Name;
/** Options as yargs hands them out: "dry-run" is `dryRun`. */
type InCamelCase<Arguments> = { readonly [Name in keyof Arguments as CamelCase<Name>]: Arguments[Name] };

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
  readonly run: (args: InCamelCase<Arguments> & GlobalArguments, terminal: Terminal) => Promise<ExitCode>;
}

/** Adds itself to a program; `done` hears the exit code, and `settings` count where the command line says nothing. */
type AddCommand = (
  program: Argv<GlobalArguments>,
  terminal: Terminal,
  done: (code: ExitCode) => void,
  settings?: Settings,
) => Argv<GlobalArguments>;

/** What can be added to a program. */
export interface Command {
  readonly name: string;
  /** Verbs below it. */
  readonly commands: readonly Command[];
  readonly add: AddCommand;
  /** Its own options, and those of its verbs. */
  readonly optionKinds: () => readonly OptionKinds[];
}

/** A verb, ready to be added. */
export function defineCommand<Arguments>(definition: CommandDefinition<Arguments>): Command {
  const { command, describe, examples, commands = [], options, run } = definition;
  const add: AddCommand = (program, terminal, done, settings = new Map()) =>
    program.command(
      command,
      describe,
      (own) => {
        for (const [line, does] of examples) own.example(line, does);
        for (const below of commands) below.add(own, terminal, done, settings);
        return useSettings(options(own), settings);
      },
      async (args) => done(await run(args as unknown as InCamelCase<Arguments> & GlobalArguments, terminal)),
    );
  return {
    name: command.split(" ")[0] ?? command,
    commands,
    add,
    optionKinds: () => [optionKinds(options(scratch())), ...commands.flatMap((below) => below.optionKinds())],
  };
}

/** A noun with verbs of its own, as `order` has `order show`. */
export function defineGroup(name: string, describe: string, commands: readonly Command[]): Command {
  const add: AddCommand = (program, terminal, done, settings) =>
    program.command(name, describe, (own) => {
      for (const command of commands) command.add(own, terminal, done, settings);
      return own.demandCommand(1, `Name what to do: lading ${name} --help lists it.`);
    });
  return { name, commands, add, optionKinds: () => commands.flatMap((each) => each.optionKinds()) };
}

/** The command that a command line begins with, as far as its words name one: " order claim". */
export function namedCommand(args: readonly string[], commands: readonly Command[]): string {
  const [word, ...rest] = args;
  const command = commands.find(({ name }) => name === word);
  return command === undefined ? "" : ` ${command.name}${namedCommand(rest, command.commands)}`;
}

/** A program only to declare options on. */
function scratch(): Argv<GlobalArguments> {
  return inOurWords(yargs([])) as unknown as Argv<GlobalArguments>;
}
