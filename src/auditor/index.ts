/** The package's door to the auditor: replays an escrow's events, proves the books and writes them out. For Node. */

export type {
  Account,
  Anchor,
  Archive,
  ArchiveListeners,
  Audit,
  AuditCounts,
  AuditParameters,
  Books,
  CheckpointFault,
  Conversion,
  CreditRecord,
  CurrencyTotals,
  Entry,
  ExitCode,
  Finding,
  FindingCode,
  FxPayment,
  FxSale,
  Ledger,
  OrderRecord,
  RecoveryRecord,
  Verdict,
} from "../audit/index.ts";
export {
  audit,
  CheckpointError,
  exitCodeOf,
  exitCodes,
  findingLine,
  findingTitles,
  folderRpc,
  openArchive,
  writeFolder,
} from "../audit/index.ts";
export type {
  BookCurrency,
  CurrencyBook,
  CurrencyNames,
  ExportFormat,
  Journal,
  NamedCurrency,
  ReadCurrencyNamesParameters,
  WriteExportsParameters,
  WriteHistoryParameters,
} from "../books/index.ts";
export {
  currencyBook,
  exportFormats,
  HistoryOverlapError,
  readCurrencyNames,
  writeExports,
  writeHistory,
} from "../books/index.ts";
export { type HttpRpcOptions, httpRpc } from "../rpc/httpRpc.ts";
export { type Patience, patientRpc } from "../rpc/patientRpc.ts";
export type { Rpc } from "../rpc/rpc.ts";
export { UnreachableError } from "../rpc/unreachableError.ts";
