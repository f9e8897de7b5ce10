import type { Address, Hex } from "viem";

import type { Anchor } from "./anchor.ts";
import { checkBalances } from "./check/checkBalances.ts";
import { checkConservation } from "./check/checkConservation.ts";
import { checkStorage } from "./check/checkStorage.ts";
import { type Finding, finding } from "./finding.ts";
import { type Books, type BooksOptions, emptyBooks } from "./fold/books.ts";
import { blockReplay } from "./replay.ts";
import { type Verdict, verdictOf } from "./report.ts";
import type { Rpc } from "./rpc.ts";
import { readHeaders } from "./source/readHeaders.ts";
import { readChainId, readHasCode } from "./source/readStorage.ts";
import { walk } from "./walk.ts";

export interface AuditParameters {
  readonly escrow: Address;
  /** The block of the escrow's deployment, or an earlier one. */
  readonly fromBlock: number;
  readonly toBlock: number;
  /** The hash of `toBlock`, known from elsewhere. Without it nothing is proven: all is what one node says. */
  readonly trust?: Hex | undefined;
  /** Whether to check headers and receipts; without, the verdict is never "proven". */
  readonly prove?: boolean | undefined;
  readonly onProgress?: ((block: number) => void) | undefined;
  /** FX routers of this escrow: with them the books name who really paid, and what was converted. */
  readonly routers?: readonly Address[] | undefined;
  /** Hears every posting of the ledger, in order: the journal. */
  readonly onEntry?: BooksOptions["onEntry"];
  /** Hears every order once, when it is settled: the books keep only those that still hold money. */
  readonly onSettled?: BooksOptions["onSettled"];
  /** Hears every conversion; without it the books keep them all. */
  readonly onConversion?: BooksOptions["onConversion"];
}

/** A verdict, and the books that it is about. */
export interface Audit {
  readonly verdict: Verdict;
  readonly books: Books;
}

/**
 * Replays every event of an escrow and says whether every cent is accounted for, and whether that is proven.
 *
 * @param rpc An EIP-1193 provider or a viem client; read with standard methods only.
 * @returns The verdict. Whatever is wrong with the data is a finding in it.
 * @throws when the node does not answer for its chain id or for the last block.
 * @example
 * const { verdict } = await audit(client, { escrow, fromBlock: 0, toBlock: 1_200, trust });
 * process.exitCode = exitCodeOf(verdict);
 */
export async function audit(rpc: Rpc, parameters: AuditParameters): Promise<Audit> {
  const { escrow, routers, fromBlock, toBlock, prove = true, onProgress } = parameters;
  const anchor = await anchorOf(rpc, parameters);
  const books = emptyBooks(escrow, await readChainId(rpc), parameters);
  const opening = await checkOpening(rpc, escrow, fromBlock);

  const replay = blockReplay(books, escrow);
  const { findings, lastHash, ...counts } = await walk(rpc, {
    escrow,
    routers,
    fromBlock,
    toBlock,
    prove,
    replay,
    onProgress,
  });
  if (lastHash !== anchor.hash) {
    findings.push(
      finding("anchorMismatch", `${anchor.hash}, the chain ends with ${lastHash}`, { block: toBlock }),
    );
  }

  const storage = await checkStorage(rpc, escrow, books, toBlock);
  const { balances, findings: short } = await checkBalances(rpc, escrow, books, toBlock);
  const verdict = verdictOf({
    books,
    anchor,
    findings: [...opening, ...findings, ...books.findings, ...checkConservation(books), ...storage, ...short],
    balances,
    counts: { blocks: toBlock - fromBlock + 1, ...counts },
    checkedProof: prove,
  });
  return { verdict, books };
}

/** Read before everything else, so that a reorganization during the audit shows at its end. */
async function anchorOf(rpc: Rpc, { toBlock, trust }: AuditParameters): Promise<Anchor> {
  if (trust !== undefined) return { block: toBlock, hash: trust, given: true };
  const [head] = await readHeaders(rpc, [toBlock]);
  if (head?.ok !== true) throw new Error(`Block ${toBlock} could not be read: ${head?.reason}`);
  return { block: toBlock, hash: head.value.hash, given: false };
}

/** An escrow that had code before the range has a past that the range does not show. */
async function checkOpening(rpc: Rpc, escrow: Address, fromBlock: number): Promise<Finding[]> {
  if (fromBlock === 0) return [];
  const block = fromBlock - 1;
  const hadCode = await readHasCode(rpc, escrow, block);
  if (hadCode.ok && !hadCode.value) return [];
  return [finding("openingUnknown", hadCode.ok ? "it had code before" : hadCode.reason, { block })];
}
