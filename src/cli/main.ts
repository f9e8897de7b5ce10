import yargs from "yargs";

import { CheckpointError } from "../audit/checkpoint/checkpointError.ts";
import { UnreachableError } from "../audit/source/patientRpc.ts";
import { DeployError } from "../deploy/deployError.ts";
import { LadingError } from "../order/errors.ts";
import { auditCommand } from "./commands/audit.ts";
import { blocksCommand } from "./commands/blocks.ts";
import { chainCommand } from "./commands/chain/start.ts";
import { statementCommand } from "./commands/statement.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { withoutSettingsOfOthers } from "./settingsOfOthers.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

const commands = [auditCommand, statementCommand, blocksCommand, chainCommand];

/**
 * The `lading` program.
 *
 * @param args The command line's arguments, without the program.
 * @returns The exit code, see `exitCodes`.
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = yargs([...args])
    .scriptName("lading")
    .usage("$0 <command>: pay across borders against delivery")
    .option("json", { type: "boolean", default: false, global: true, describe: "Print JSON for programs" })
    .option("chain-folder", {
      type: "string",
      global: true,
      hidden: true,
      describe: "Where lading chain keeps its chain",
    })
    .env("LADING")
    .middleware(withoutSettingsOfOthers(args), true)
    .config("config", "A JSON file with options, named as on the command line")
    .completion("completion", "Print a completion script for bash or zsh")
    .demandCommand(1, "Name a command.")
    .recommendCommands()
    .strict()
    .version(false)
    .alias("h", "help")
    .wrap(terminal.columns)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const command of commands) command(program, terminal, (code) => (exitCode = code));
  try {
    await program.parseAsync();
  } catch (error) {
    return failure(error, terminal);
  }
  return exitCode;
}

/** What went wrong, in words; a fault of the program itself keeps its stack. */
function failure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.err(`${error.message}\n\nlading --help lists commands and options.`);
    return exitCodes.usage;
  }
  if (error instanceof UnreachableError) {
    terminal.err(error.message);
    return exitCodes.unreachable;
  }
  if (error instanceof LadingError || error instanceof CheckpointError || error instanceof DeployError) {
    terminal.err(error.message);
    return exitCodes.failed;
  }
  if (isAboutFile(error)) {
    terminal.err(error.message);
    return exitCodes.unreachable;
  }
  throw error;
}

/** Errors of the operating system carry the call that failed. */
function isAboutFile(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
