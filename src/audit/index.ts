/** The auditor's edge: it replays an escrow's events and proves the books. For Node. */

export type { Anchor } from "./anchor.ts";
export { type Archive, type ArchiveListeners, openArchive } from "./archive/archive.ts";
export { type Audit, type AuditParameters, audit } from "./audit.ts";
export { CheckpointError, type CheckpointFault } from "./checkpoint/checkpointError.ts";
export { decodeEvent } from "./decode/decodeEvent.ts";
export type { EscrowEvent, EventName } from "./decode/event.ts";
export { type ExitCode, exitCodeOf, exitCodes } from "./exitCode.ts";
export { type Finding, type FindingCode, findingLine, findingTitles } from "./finding.ts";
export type { Books, CreditRecord, OrderRecord, RecoveryRecord } from "./fold/books.ts";
export type { Conversion, FxPayment, FxSale } from "./fold/conversions.ts";
export type { Entry } from "./fold/entry.ts";
export type { Account, Ledger } from "./fold/ledger.ts";
export type { AuditCounts, CurrencyTotals, Verdict } from "./report.ts";
export { folderRpc, hasState } from "./source/folderRpc.ts";
export { writeFolder } from "./source/writeFolder.ts";
