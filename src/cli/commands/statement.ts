import { type ExitCode as AuditExitCode, exitCodeOf } from "../../audit/index.ts";
import { parsePeriod, verdictWords } from "../../books/index.ts";
import { orderIdOf } from "../../order/ids.ts";
import { addressSchema, bytes32Schema } from "../../order/parse.ts";
import { hexText } from "../../text/hexText.ts";
import { lowerCase } from "../../text/lowerCase.ts";
import { auditOptions, lastBlockOption } from "../audit/auditOptions.ts";
import { runAudit } from "../audit/runAudit.ts";
import { defineCommand } from "../command.ts";
import { readOrderFile } from "../order/orderFiles.ts";
import { parsedOption } from "../parsedOption.ts";
import { matched } from "../statement/matched.ts";
import { matchText } from "../statement/matchText.ts";
import { writeStatementFiles } from "../statement/statementFiles.ts";
import { lineFields, ownFields, statementFields } from "../statement/statementJson.ts";
import { allParts, concernedOrders, type StatementOf, statementFoldOf } from "../statement/statementOf.ts";
import { statementText } from "../statement/statementText.ts";
import { jsonText } from "../text/jsonText.ts";
import { UsageError } from "../usageError.ts";

const files = "Files:";

/** What one party or one order did in a period, from proven events. */
export const statementCommand = defineCommand({
  command: "statement",
  describe: "Statement of a party or an order, with balances and open items",
  examples: [
    ["lading statement --rpc URL --party 0x… --from 2026-01-01 --to 2026-01-31", "a month of a party"],
    ["lading statement --rpc URL --order 0x…", "the life of an order"],
    ["lading statement --rpc URL --party 0x… --match own.csv", "compared with one's own books"],
    ["lading statement --rpc URL --party 0x… --camt january.xml", "for a bank or an accounting system"],
  ],
  options: (program) =>
    auditOptions(program)
      .option("party", { type: "string", describe: "Whose statement: an address" })
      .option("order", { type: "string", describe: "Or of one order: its id, or its file" })
      .conflicts("party", "order")
      .option("from", { type: "string", describe: "First day, UTC; default: from the beginning" })
      .option("to", { type: "string", describe: "Last day, UTC; default: to the end" })
      .option("last", lastBlockOption)
      .option("match", {
        type: "string",
        describe: "The party's own CSV: what is in one and not in the other",
      })
      .option("csv", { type: "string", group: files, describe: "Write its lines to a CSV file" })
      .option("html", {
        type: "string",
        group: files,
        describe: "Write it as a page, with the audit's report",
      })
      .option("camt", { type: "string", group: files, describe: "Write it as ISO 20022 camt.054" })
      .option("xsd", { type: "string", group: files, describe: "Check the camt.054 by this schema" })
      .implies("xsd", "camt")
      .epilogue(
        "Exit codes are those of lading audit: what a statement says is as good as the replay behind it.",
      ),
  run: async (args, terminal) => {
    const of = await subjectOf(args.party, args.order);
    const period = parsePeriod(args);
    const shown = "party" in of ? { party: hexText(of.party) } : of;
    const title = `${"party" in shown ? `Party ${shown.party}` : `Order ${shown.orderId}`}${periodText(args)}`;
    const range = { ...args, from: undefined, to: args.last };
    return runAudit(range, terminal, async (audited): Promise<AuditExitCode> => {
      const { verdict } = audited;
      const orders = await concernedOrders(audited, of);
      const parts = await allParts(audited, statementFoldOf(of, period, audited, orders));
      const match = args.match === undefined ? undefined : await matched(audited, parts, args.match);
      const said = await writeStatementFiles(args, audited, { title, of, period, parts, orders });
      if (args.json) {
        const { balanced, proven, notProven } = verdict;
        const found = match && {
          matched: match.matched,
          onlyInStatement: match.onlyInStatement.map(lineFields),
          onlyInOwn: match.onlyInOwn.map(ownFields),
        };
        terminal.out(
          jsonText({ ...shown, balanced, proven, notProven, ...statementFields(parts), match: found }),
        );
      } else {
        const { headline } = verdictWords(verdict);
        const sections = [statementText(title, parts, terminal), said.join("\n")];
        if (match !== undefined) sections.push(matchText(match, args.match ?? ""));
        sections.push(`The replay behind it: ${headline.toLowerCase()}. lading audit says more.`);
        terminal.out(sections.filter((text) => text !== "").join("\n\n"));
      }
      return exitCodeOf(verdict);
    });
  },
});

async function subjectOf(party: string | undefined, order: string | undefined): Promise<StatementOf> {
  if (party !== undefined) {
    const address = parsedOption("--party", addressSchema, party);
    return { party: lowerCase(address) };
  }
  if (order?.startsWith("0x") === true) return { orderId: parsedOption("--order", bytes32Schema, order) };
  if (order !== undefined) {
    const file = await readOrderFile(order);
    return { orderId: orderIdOf(file, file.order) };
  }
  throw new UsageError("Whose statement? Give --party ADDRESS or --order ORDER.");
}

function periodText({ from, to }: { from?: string | undefined; to?: string | undefined }): string {
  if (from === undefined && to === undefined) return "";
  return `, ${from ?? "the beginning"} to ${to ?? "the end"}`;
}
