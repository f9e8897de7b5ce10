import yargs from "yargs";

import { CheckpointError } from "../audit/checkpoint/checkpointError.ts";
import { UnreachableError } from "../audit/source/patientRpc.ts";
import { LadingError } from "../order/errors.ts";
import { auditCommand } from "./commands/audit.ts";
import { blocksCommand } from "./commands/blocks.ts";
import { creditCommands } from "./commands/credit/group.ts";
import { orderCommands } from "./commands/order/group.ts";
import { positionCommand } from "./commands/position.ts";
import { quoteCommand } from "./commands/quote.ts";
import { relayCommand } from "./commands/relay.ts";
import { schemaCommands } from "./commands/schema.ts";
import { statementCommand } from "./commands/statement.ts";
import { termsCommands } from "./commands/terms/group.ts";
import { tradeCommand } from "./commands/trade.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { nodeFailureText, nodeRefusalText } from "./network/nodeFailure.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

const commands = [
  orderCommands,
  termsCommands,
  creditCommands,
  positionCommand,
  tradeCommand,
  quoteCommand,
  relayCommand,
  schemaCommands,
  auditCommand,
  statementCommand,
  blocksCommand,
];

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
    .env("LADING")
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
  if (error instanceof LadingError || error instanceof CheckpointError) {
    terminal.err(error.message);
    return exitCodes.failed;
  }
  const nodeFailure = nodeFailureText(error);
  if (nodeFailure !== undefined || isAboutFile(error)) {
    terminal.err(nodeFailure ?? (error as Error).message);
    return exitCodes.unreachable;
  }
  const nodeRefusal = nodeRefusalText(error);
  if (nodeRefusal !== undefined) {
    terminal.err(nodeRefusal);
    return exitCodes.failed;
  }
  throw error;
}

/** Errors of the operating system carry the call that failed. */
function isAboutFile(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
