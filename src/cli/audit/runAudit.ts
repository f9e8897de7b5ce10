import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Archive,
  type Audit,
  type AuditParameters,
  audit,
  type Books,
  openArchive,
} from "../../audit/index.ts";
import { type CurrencyBook, currencyBook } from "../../books/index.ts";
import { patientRpc } from "../../rpc/patientRpc.ts";
import { readHeader } from "../../rpc/readHeaders.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { knownDeployment } from "../network/knownDeployment.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";
import type { RangeArguments } from "./auditOptions.ts";
import { auditProgress } from "./auditProgress.ts";
import { type AuditSubject, auditSubject } from "./auditSubject.ts";
import { givenCurrencies, knownCurrencies } from "./knownCurrencies.ts";
import { openSource } from "./openSource.ts";
import { readable } from "./readable.ts";
import { type AuditedFor, spokenOf } from "./spokenOf.ts";

/** An audit with all that exports and statements are written from. */
export interface Audited extends Audit {
  readonly subject: AuditSubject;
  readonly archive: Archive;
  readonly currencies: CurrencyBook;
  /** Time of the last block, unix seconds. */
  readonly endTime: number;
}

/** Where a run keeps what it needs to go on, in the folder of its exports. */
const archiveName = "replay";

/** Audits as a command line says, and hands the outcome on while the archive is open. */
export async function runAudit<Result>(
  args: RangeArguments,
  terminal: Terminal,
  use: (audited: Audited) => Promise<Result>,
  auditedFor: AuditedFor = {},
): Promise<Result> {
  if (args.resume && args.out === undefined)
    throw new UsageError("--resume goes on from the checkpoint in --out FOLDER: name the folder.");
  if (args.all && args.currency !== undefined)
    throw new UsageError("--all speaks of every token, --currency of some: give one of them.");
  const source = await openSource(args);
  const subject = await readable(args, () => auditSubject(source, args));
  const deployment = { chainId: subject.chainId, chainFolder: args.chainFolder };
  const known = knownCurrencies(await readable(args, () => knownDeployment(patientRpc(source), deployment)));
  const given = givenCurrencies(args.currency ?? [], known);
  const named = given.tokens.length > 0 ? given.tokens : known.keys();
  const kept = args.out === undefined ? undefined : join(args.out, archiveName);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "lading-"));
  try {
    if (kept !== undefined && !args.resume) await rm(kept, { recursive: true, force: true });
    const archive = openArchive(folder);
    try {
      const scope = args.all ? undefined : (books: Books) => spokenOf(books, archive, named, auditedFor);
      const audited = await readable(args, () => replay(source, subject, archive, terminal, scope));
      // A code is unique among the tokens of these books, not among all that the list has.
      const booked = new Set(audited.verdict.currencies.map(({ token }) => token));
      const names = [...known, ...given.names].filter(([token]) => booked.has(token));
      return await use({ ...audited, subject, archive, currencies: currencyBook(new Map(names)) });
    } finally {
      archive.close();
    }
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function replay(
  source: Rpc,
  subject: AuditSubject,
  { listeners }: Archive,
  terminal: Terminal,
  scope: AuditParameters["spokenOf"],
): Promise<Omit<Audited, "subject" | "archive" | "currencies">> {
  const { toBlock: block } = subject;
  const progress = auditProgress(terminal, block);
  let audited: Audit;
  try {
    audited = await audit(source, {
      ...subject,
      ...listeners,
      spokenOf: scope,
      onStart: async (start) => {
        await listeners.onStart(start);
        progress.start(start);
      },
      onProgress: progress.show,
    });
  } finally {
    progress.end();
  }
  const rpc = patientRpc(source);
  const header = await readHeader(rpc, block);
  return { ...audited, endTime: header.ok ? Number(header.value.timestamp) : 0 };
}
