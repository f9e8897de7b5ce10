import type { Argv } from "yargs";

import { renderTable } from "../../text/table.ts";
import type { Command, GlobalArguments } from "../command.ts";
import { flagsOf } from "../config/flags.ts";
import { type OptionCatalog, optionKinds } from "../config/optionKinds.ts";
import type { SettingsRead } from "../config/readSettings.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Terminal } from "../terminal.ts";
import { jsonText } from "../text/jsonText.ts";
import { paletteOf } from "../text/palette.ts";
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
  return { name: "config", commands: [], add, optionKinds: () => [] };
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
  const palette = paletteOf(terminal.style);
  const lines = renderTable(
    ["option", "value", "from"],
    shown.map(({ name, value, from }) => [name, String(value), { text: from, paint: palette.quiet }]),
    { words: 3, paintHeader: palette.quiet },
  );
  const source = palette.quiet(file === undefined ? "No file was read." : `File: ${file}`);
  terminal.out([...(shown.length === 0 ? [] : [...lines, ""]), source].join("\n"));
}
