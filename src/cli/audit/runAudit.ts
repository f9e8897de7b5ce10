import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Archive, type Audit, audit, openArchive } from "../../audit/index.ts";
import { type CurrencyBook, currencyBook, readCurrencyNames } from "../../books/index.ts";

import { patientRpc } from "../../rpc/patientRpc.ts";
import { readHeader } from "../../rpc/readHeaders.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";
import type { RangeArguments } from "./auditOptions.ts";
import { auditProgress } from "./auditProgress.ts";
import { type AuditSubject, auditSubject } from "./auditSubject.ts";
import { openSource } from "./openSource.ts";

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
): Promise<Result> {
  if (args.resume && args.out === undefined)
    throw new UsageError("--resume goes on from the checkpoint in --out FOLDER: name the folder.");
  const source = await openSource(args);
  const subject = await auditSubject(source, args);
  const kept = args.out === undefined ? undefined : join(args.out, archiveName);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "lading-"));
  try {
    if (kept !== undefined && !args.resume) await rm(kept, { recursive: true, force: true });
    const archive = openArchive(folder);
    try {
      return await use({ ...(await replay(source, subject, archive, terminal)), subject, archive });
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
): Promise<Omit<Audited, "subject" | "archive">> {
  const { chainId, toBlock: block } = subject;
  const progress = auditProgress(terminal, block);
  let audited: Audit;
  try {
    audited = await audit(source, {
      ...subject,
      ...listeners,
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
  const tokens = audited.verdict.currencies.map(({ token }) => token);
  const names = await readCurrencyNames(rpc, { chainId, tokens, block });
  const header = await readHeader(rpc, block);
  return {
    ...audited,
    currencies: currencyBook(names),
    endTime: header.ok ? Number(header.value.timestamp) : 0,
  };
}
