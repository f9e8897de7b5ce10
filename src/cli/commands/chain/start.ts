import { chainReportText } from "../../chain/chainReport.ts";
import { runChain } from "../../chain/runChain.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { defaultChainFolder } from "../../network/chainFolder.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";
import { UsageError } from "../../usageError.ts";
import { chainPassCommand } from "./pass.ts";

/** Starts a local chain with everything deployed, and keeps it. */
export const chainCommand = defineCommand({
  command: "chain",
  describe: "A chain on this machine to try things out, with accounts and money",
  examples: [
    ["lading chain", "start it, or go on with it, at http://127.0.0.1:8545"],
    ["lading chain --reset", "begin anew: balances and orders of before are removed"],
    ["lading chain --folder trial --port 8546 --json", "another one, for a program"],
    ["lading chain pass 3d", "in another terminal: let three days pass there"],
  ],
  commands: [chainPassCommand],
  options: (program) =>
    program
      .option("port", { type: "number", default: 8545, describe: "Where it answers, on this machine only" })
      .option("chain-folder", {
        type: "string",
        alias: "folder",
        default: defaultChainFolder(),
        describe: "Where it is kept; other commands find its contracts there",
      })
      .option("reset", {
        type: "boolean",
        default: false,
        describe: "Remove what the folder has, begin anew",
      }),
  run: async ({ chainFolder: folder, port, reset, json }, terminal) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new UsageError(`--port ${port} is not between 1 and 65535.`);
    const ending = new AbortController();
    const end = (): void => ending.abort();
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, end);
    try {
      terminal.err("Starting the chain …");
      await runChain({
        ...{ folder, port, reset, until: ending.signal },
        onReady: (report) =>
          terminal.out(json ? jsonText(report) : chainReportText(report, paletteOf(terminal.style))),
      });
      terminal.err("The chain is saved.");
    } finally {
      for (const signal of signals) process.off(signal, end);
    }
    return exitCodes.ok;
  },
});
