import type { WriteHtmlReportParameters } from "./html/writeHtmlReport.ts";
import type { Journal } from "./journal.ts";

/** Writes the page for people. Charts take a third of the program's start: only who asks for a page waits for them. */
export async function writeReport(journal: Journal, parameters: WriteHtmlReportParameters): Promise<void> {
  const { writeHtmlReport } = await import("./html/writeHtmlReport.ts");
  await writeHtmlReport(journal, parameters);
}
