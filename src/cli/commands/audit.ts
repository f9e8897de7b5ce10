import { type ExitCode as AuditExitCode, exitCodeOf } from "../../audit/index.ts";
import { type ExportFormat, exportFormats, writeExports } from "../../books/index.ts";
import { auditOptions, lastBlockOption, rangeGroup } from "../audit/auditOptions.ts";
import { type Audited, runAudit } from "../audit/runAudit.ts";
import { verdictJson } from "../audit/verdictJson.ts";
import { verdictText } from "../audit/verdictText.ts";
import { defineCommand } from "../command.ts";

const hash = "0x5f1c…";

/** Replays every settlement event of an escrow and proves the books. */
export const auditCommand = defineCommand({
  command: "audit",
  describe: "Prove an escrow's books from its events",
  examples: [
    [
      "lading audit --rpc http://127.0.0.1:8545",
      "the deployment on that chain, up to its last finalized block",
    ],
    [
      `lading audit --rpc URL --escrow 0x… --to 2026-12-31 --trust ${hash} --out books`,
      "proven, with all exports",
    ],
    ["lading audit --rpc URL --escrow 0x… --out books --resume", "go on where the last audit ended"],
    ["lading audit --blocks export --trust 0x… --json", "from a folder of blocks, for a program"],
  ],
  options: (program) =>
    auditOptions(program)
      .option("from", {
        type: "string",
        group: rangeGroup,
        describe: "First block, or date; default: the escrow's deployment, else the chain's first block",
      })
      .option("to", lastBlockOption)
      .option("export", {
        type: "string",
        array: true,
        choices: exportFormats,
        describe: "What to write to --out; default: everything",
      })
      .epilogue(
        "Exit codes: 0 balanced and proven, 2 balanced but not proven, 1 not balanced or tampered with, 3 could not read.",
      ),
  run: (args, terminal) =>
    runAudit(args, terminal, async (audited): Promise<AuditExitCode> => {
      const files = await exported(audited, args.out, args.export as ExportFormat[] | undefined);
      if (args.json) terminal.out(verdictJson(audited, files));
      else {
        terminal.out(verdictText(audited, terminal));
        const named = Object.entries(files).map(([format, path]) => `  ${format.padEnd(9)}  ${path}`);
        if (named.length > 0) terminal.out(["", "Written:", ...named].join("\n"));
      }
      return exitCodeOf(audited.verdict);
    }),
});

async function exported(
  { archive, books, verdict, currencies, subject, endTime }: Audited,
  folder: string | undefined,
  formats: readonly ExportFormat[] | undefined,
): Promise<Partial<Record<ExportFormat, string>>> {
  if (folder === undefined) return {};
  const { journal, orders } = archive;
  const { escrow } = subject;
  return writeExports({
    journal,
    orders: orders(books),
    verdict,
    currencies,
    escrow,
    endTime,
    folder,
    formats,
  });
}
