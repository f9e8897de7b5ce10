import yargs from "yargs";
import { isUnderpriced, nodeFailureText, nodeRefusalText } from "../rpc/nodeFailure.ts";
import { UnreachableError } from "../rpc/unreachableError.ts";
import { namedCommand } from "./command.ts";
import { approveCommands } from "./commands/approve/group.ts";
import { attestCommand } from "./commands/attest.ts";
import { auditCommand } from "./commands/audit.ts";
import { blocksCommand } from "./commands/blocks.ts";
import { chainCommand } from "./commands/chain/start.ts";
import { configCommand } from "./commands/config.ts";
import { creditCommands } from "./commands/credit/group.ts";
import { importCommand } from "./commands/import.ts";
import { keyCommand } from "./commands/key/group.ts";
import { orderCommands } from "./commands/order/group.ts";
import { positionCommand } from "./commands/position.ts";
import { quoteCommand } from "./commands/quote.ts";
import { recoveryCommands } from "./commands/recovery/group.ts";
import { relayCommand } from "./commands/relay.ts";
import { schemaCommands } from "./commands/schema.ts";
import { statementCommand } from "./commands/statement.ts";
import { termsCommands } from "./commands/terms/group.ts";
import { tradeCommand } from "./commands/trade.ts";
import { catalogOf, optionKinds } from "./config/optionKinds.ts";
import { readSettings, type SettingsRead } from "./config/readSettings.ts";
import { refuseSecrets, withoutSecrets } from "./config/refuseSecrets.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { ownErrorOf } from "./ownError.ts";
import { programVersion } from "./programVersion.ts";
import { SignerTimeoutError, SignerUnreachableError } from "./signing/signingErrors.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { inOurWords } from "./yargsWords.ts";

const commands = [
  orderCommands,
  termsCommands,
  creditCommands,
  positionCommand,
  recoveryCommands,
  tradeCommand,
  quoteCommand,
  approveCommands,
  importCommand,
  attestCommand,
  relayCommand,
  schemaCommands,
  auditCommand,
  statementCommand,
  blocksCommand,
  keyCommand,
  chainCommand,
];

/** Errors that say that somebody did not answer. */
const silent = [UnreachableError, SignerTimeoutError, SignerUnreachableError];

const replacementAdvice =
  "What replaces a waiting transaction must offer at least 10 % more in both: --max-fee and --priority-fee.";

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
  try {
    refuseSecrets(args);
    if (args[0] === "--version") {
      terminal.out(await programVersion());
      return exitCodes.ok;
    }
    return await run(args, terminal);
  } catch (error) {
    return failure(error, args, terminal);
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = inOurWords(yargs([...args]))
    .scriptName("lading")
    .usage("$0 <command>: pay across borders against delivery")
    .option("json", { type: "boolean", default: false, global: true, describe: "Print JSON for programs" })
    .option("config", {
      type: "string",
      global: true,
      describe: "A JSON file with options; default: lading.json",
    })
    .demandCommand(1, "Name a command.")
    .epilogue("lading COMMAND --help tells more, with examples; lading --version tells the version.")
    .recommendCommands()
    .strict()
    .version(false)
    .alias("h", "help")
    .wrap(terminal.columns)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? new UsageError(withoutSecrets(message, args));
    });
  const catalog = catalogOf([optionKinds(program), ...commands.flatMap((command) => command.optionKinds())]);
  // Help and completion work whatever the settings say.
  const isHelp = args.some((arg) => ["--help", "-h", "--get-yargs-completions"].includes(arg));
  const read: SettingsRead = isHelp
    ? { file: undefined, settings: new Map() }
    : await readSettings(args, catalog);
  for (const command of [...commands, configCommand(args, catalog, read)])
    command.add(program, terminal, (code) => (exitCode = code), read.settings);
  program.completion("completion", "Print a completion script for bash or zsh");
  await program.parseAsync();
  return exitCode;
}

/** What went wrong, in words; a fault of the program itself keeps its stack. */
function failure(error: unknown, args: readonly string[], terminal: Terminal): ExitCode {
  const own = ownErrorOf(error);
  if (own instanceof UsageError) {
    const command = namedCommand(args, commands);
    const shows = command === "" ? "lists commands and options" : "shows what it takes";
    terminal.err(`${own.message}\n\nlading${command} --help ${shows}.`);
    return exitCodes.usage;
  }
  if (own !== undefined) {
    terminal.err(own.message);
    return silent.some((kind) => own instanceof kind) ? exitCodes.unreachable : exitCodes.failed;
  }
  const nodeFailure = nodeFailureText(error);
  if (nodeFailure !== undefined || isAboutFile(error)) {
    terminal.err(nodeFailure ?? fileFailureText(error as NodeJS.ErrnoException));
    return exitCodes.unreachable;
  }
  const nodeRefusal = nodeRefusalText(error);
  if (nodeRefusal !== undefined) {
    terminal.err(isUnderpriced(error) ? `${nodeRefusal}\n${replacementAdvice}` : nodeRefusal);
    return exitCodes.failed;
  }
  throw error;
}

/** The most common slip, in plain words; others as the operating system says them. */
function fileFailureText({ code, path, message }: NodeJS.ErrnoException): string {
  return code === "ENOENT" && path !== undefined ? `There is no file ${path}.` : message;
}

/** Errors of the operating system carry the call that failed. */
function isAboutFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
