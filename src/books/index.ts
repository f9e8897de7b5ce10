/** The books' edge: what is written from an audit's journal, for programs, banks and people. For Node. */

export { writeWhole } from "./atomic.ts";
export { validateXml } from "./camt054/validateXml.ts";
export { writeCamt054 } from "./camt054/writeCamt054.ts";
export {
  type BookCurrency,
  type CurrencyBook,
  type CurrencyNames,
  currencyBook,
  exactAmount,
  type NamedCurrency,
} from "./currencyBook.ts";
export { HistoryOverlapError } from "./historyOverlapError.ts";
export type { Journal } from "./journal.ts";
export { type ReadCurrencyNamesParameters, readCurrencyNames } from "./readCurrencyNames.ts";
export { matchStatement, type StatementMatch } from "./statement/matchStatement.ts";
export { orderStatement } from "./statement/orderStatement.ts";
export { partyStatement } from "./statement/partyStatement.ts";
export { type Period, parsePeriod } from "./statement/period.ts";
export { type OwnRow, readOwnCsv } from "./statement/readOwnCsv.ts";
export type { OpenItem, OrderSides, StatementLine, StatementPart } from "./statement/statement.ts";
export { type StatementFold, statementParts } from "./statement/statementFold.ts";
export { verdictWords } from "./verdictWords.ts";
export { csvLine } from "./writeCsv.ts";
export {
  type ExportFormat,
  exportFormats,
  exportNames,
  type WriteExportsParameters,
  writeExports,
} from "./writeExports.ts";
export { type WriteHistoryParameters, writeHistory } from "./writeHistory.ts";
export { writeReport } from "./writeReport.ts";
