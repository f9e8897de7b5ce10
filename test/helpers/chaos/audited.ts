import { type AuditParameters, audit } from "../../../src/audit/audit.ts";
import { serializeBooks } from "../../../src/audit/checkpoint/books.ts";
import { CheckpointError } from "../../../src/audit/checkpoint/checkpointError.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../../../src/audit/exitCode.ts";
import type { FindingCode } from "../../../src/audit/finding.ts";
import { httpRpc } from "../../../src/rpc/httpRpc.ts";
import type { Patience } from "../../../src/rpc/patientRpc.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { UnreachableError } from "../../../src/rpc/unreachableError.ts";
import { hashOf } from "../auditChain.ts";
import type { ChaosProxy } from "./proxy.ts";

/** How an audit ended, whichever way. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly codes: readonly FindingCode[];
  readonly digest: string | undefined;
  /** The hash of all that the books say. */
  readonly books: string | undefined;
  /** What was thrown instead of a verdict: "could not read", or a checkpoint that must not be used. */
  readonly thrown: string | undefined;
}

/** Short enough that an audit of a thousand faults takes seconds, long enough that no honest schedule runs out of it. */
export const chaosPatience = {
  attempts: 14,
  firstDelayMs: 1,
  longestDelayMs: 8,
  timeoutMs: 250,
} as const satisfies Patience;

/** How late an answer comes that comes after everybody stopped waiting. */
export const lateMs = 2 * chaosPatience.timeoutMs;

/**
 * Audits and says how it ended.
 *
 * @throws whatever is neither a verdict nor a named refusal: an auditor must not crash.
 */
export async function audited(node: Rpc, parameters: AuditParameters): Promise<Outcome> {
  try {
    const { verdict, digest, books } = await audit(node, { patience: chaosPatience, ...parameters });
    return {
      exitCode: exitCodeOf(verdict),
      codes: [...new Set(verdict.findings.map(({ code }) => code))],
      digest,
      books: hashOf([...serializeBooks(books)].join("\n")),
      thrown: undefined,
    };
  } catch (error) {
    if (!(error instanceof Error) || !isRefusal(error)) throw error;
    const thrown = `${error.name}: ${error.message}`;
    return { exitCode: 3, codes: [], digest: undefined, books: undefined, thrown };
  }
}

function isRefusal(error: Error): boolean {
  return (
    error instanceof UnreachableError ||
    error instanceof CheckpointError ||
    /could not be read/.test(error.message)
  );
}

/** The same through the proxy. */
export async function auditedOver(
  proxy: ChaosProxy,
  backend: Parameters<ChaosProxy["open"]>[0],
  parameters: AuditParameters,
  batchSize?: number,
): Promise<Outcome> {
  const { url, close } = proxy.open(backend);
  try {
    return await audited(httpRpc(url, { timeoutMs: chaosPatience.timeoutMs, batchSize }), parameters);
  } finally {
    close();
  }
}

/** Whether an audit said "balanced and proven" of anything but the truth. */
export function isDeceived({ exitCode, digest, books }: Outcome, truth: Outcome): boolean {
  return exitCode === exitCodes.balancedAndProven && (digest !== truth.digest || books !== truth.books);
}
