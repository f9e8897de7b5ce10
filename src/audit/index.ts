/** The auditor: replays an escrow's events, proves the books and writes them out. For Node. */

export { type HttpRpcOptions, httpRpc } from "../rpc/httpRpc.ts";
export { type Patience, patientRpc } from "../rpc/patientRpc.ts";
export type { Rpc } from "../rpc/rpc.ts";
export { UnreachableError } from "../rpc/unreachableError.ts";
export type { Anchor } from "./anchor.ts";
export { type Archive, type ArchiveListeners, openArchive } from "./archive/archive.ts";
export { type Audit, type AuditParameters, audit } from "./audit.ts";
export { CheckpointError, type CheckpointFault } from "./checkpoint/checkpointError.ts";
export { type ExitCode, exitCodeOf, exitCodes } from "./exitCode.ts";
export {
  type BookCurrency,
  type CurrencyBook,
  type CurrencyNames,
  currencyBook,
  type NamedCurrency,
} from "./export/currencyBook.ts";
export {
  type ExportFormat,
  exportFormats,
  type WriteExportsParameters,
  writeExports,
} from "./export/writeExports.ts";
export { type Finding, type FindingCode, findingLine, findingTitles } from "./finding.ts";
export type { Books, CreditRecord, OrderRecord, RecoveryRecord } from "./fold/books.ts";
export type { Conversion, FxPayment, FxSale } from "./fold/conversions.ts";
export type { Entry } from "./fold/entry.ts";
export type { Account, Ledger } from "./fold/ledger.ts";
export type { AuditCounts, CurrencyTotals, Verdict } from "./report.ts";
export { folderRpc } from "./source/folderRpc.ts";
export { type ReadCurrencyNamesParameters, readCurrencyNames } from "./source/readCurrencyNames.ts";
export { writeFolder } from "./source/writeFolder.ts";
