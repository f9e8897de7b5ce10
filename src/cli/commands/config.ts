import type { Argv } from "yargs";

import type { Command, GlobalArguments } from "../command.ts";
import { flagsOf } from "../config/flags.ts";
import { type OptionCatalog, optionKinds } from "../config/optionKinds.ts";
import type { SettingsRead } from "../config/readSettings.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Terminal } from "../terminal.ts";
import { jsonText } from "../text/jsonText.ts";
import { shownValue } from "../text/shownValue.ts";

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly from: string;
}

/** Shows which options count and where each comes from. It takes the options of every command. */
export function configCommand(
  commandLine: readonly string[],
  catalog: OptionCatalog,
  { file, settings }: SettingsRead,
): Command {
  const add: Command["add"] = (program, terminal, done) =>
    program.command(
      "config",
      "Show which options count, and where each comes from",
      (own) =>
        withAll(
          own
            .example("lading config", "what the environment and the file set")
            .example("lading config --rpc http://127.0.0.1:8545", "and what this option would change")
            .epilogue("Options beat the environment (LADING_RPC is --rpc), and that beats the file."),
          catalog,
        ),
      (args) => {
        const given = new Set(flagsOf(commandLine).map(({ name }) => name));
        const flags = Object.entries(args)
          .filter(([name]) => given.has(name) && catalog.has(name) && !["json", "config"].includes(name))
          .map(([name, value]) => ({ name, value, from: "the command line" }));
        const set = [...settings].map(([name, { value, from }]) => ({ name, value, from }));
        show([...flags, ...set], file, terminal, args.json);
        done(exitCodes.ok);
      },
    );
  return { add, optionKinds: () => [] };
}

function withAll(own: Argv<GlobalArguments>, catalog: OptionCatalog): Argv<GlobalArguments> {
  const declared = optionKinds(own);
  for (const [name, [kind]] of catalog) {
    if (kind === undefined || declared.has(name)) continue;
    own.option(name, { type: kind.type, array: kind.isList, hidden: true });
  }
  return own;
}

function show(rows: readonly Row[], file: string | undefined, terminal: Terminal, json: boolean): void {
  const shown = rows.map(({ name, value, from }) => ({ name, value: shownValue(value), from }));
  if (json) {
    const options = Object.fromEntries(shown.map(({ name, value, from }) => [name, { value, from }]));
    terminal.out(jsonText({ file: file ?? null, options }));
    return;
  }
  const widths = (["name", "value"] as const).map((column) =>
    Math.max(...shown.map((row) => String(row[column]).length), 0),
  );
  const lines = shown.map(({ name, value, from }) =>
    [name.padEnd(widths[0] ?? 0), String(value).padEnd(widths[1] ?? 0), from].join("  "),
  );
  terminal.out(
    [...lines, "", file === undefined ? "No file was read." : `File: ${file}`].join("\n").trimStart(),
  );
}
