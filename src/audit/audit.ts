import type { Address, Hex } from "viem";
import { type Patience, patientRpc } from "../rpc/patientRpc.ts";
import { readFinalizedBlock, readHeader } from "../rpc/readHeaders.ts";
import { readChainId } from "../rpc/readStorage.ts";
import type { Rpc } from "../rpc/rpc.ts";
import type { Anchor } from "./anchor.ts";
import { checkBalances } from "./check/checkBalances.ts";
import { checkConservation } from "./check/checkConservation.ts";
import { checkStorage } from "./check/checkStorage.ts";
import { checkpointWriter } from "./checkpoint/checkpointWriter.ts";
import { resumeFrom } from "./checkpoint/resumeFrom.ts";
import { type Finding, finding, unproves } from "./finding.ts";
import { type Books, type BooksOptions, emptyBooks } from "./fold/books.ts";
import { rangeDigest } from "./prove/rangeDigest.ts";
import { blockReplay } from "./replay.ts";
import { type Verdict, verdictOf } from "./report.ts";
import { hasState } from "./source/folderRpc.ts";
import { readOpening } from "./walk/opening.ts";
import { walk } from "./walk.ts";

export interface AuditParameters {
  readonly escrow: Address;
  /** The block of the escrow's deployment, or an earlier one. */
  readonly fromBlock: number;
  /** The last block; without it the newest finalized one, which no reorganization can take back. */
  readonly toBlock?: number | undefined;
  /** The hash of `toBlock`, known from elsewhere. Without it nothing is proven: all is what one node says. */
  readonly trust?: Hex | undefined;
  /** Whether to check headers and receipts; without, the verdict is never "proven". */
  readonly prove?: boolean | undefined;
  /** The chain that the node must be on. */
  readonly chainId?: number | undefined;
  /** Blocks to read at once; nothing that is found depends on it. */
  readonly rangeSize?: number | undefined;
  /** How long a busy or silent node is waited for. */
  readonly patience?: Patience | undefined;
  /** A file to write progress to, and to go on from if it is there. */
  readonly checkpoint?: string | undefined;
  readonly onProgress?: ((block: number) => void) | undefined;
  /** Told where the replay begins: at `fromBlock`, or behind what a checkpoint has. */
  readonly onStart?: ((block: number) => Promise<void> | void) | undefined;
  /** Called before a checkpoint is written: what listeners heard so far is not told again. */
  readonly onCheckpoint?: (() => Promise<void> | void) | undefined;
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
  /** Of the range, over proven fields only; `undefined` when they are not proven. See docs/audit/digest.md. */
  readonly digest: Hex | undefined;
}

/**
 * Replays every event of an escrow and says whether every cent is accounted for, and whether that is proven.
 *
 * @param node An EIP-1193 provider or a viem client; read with standard methods only.
 * @returns The verdict. Whatever is wrong with the data is a finding in it.
 * @throws UnreachableError when the node stays silent or busy however long it is waited for.
 * @throws CheckpointError when the checkpoint is damaged, of another audit, or of blocks that were replaced since.
 * @throws when the node does not answer for its chain id or for the last block.
 * @example
 * const { verdict } = await audit(client, { escrow, fromBlock: 0, toBlock: 1_200, trust });
 * process.exitCode = exitCodeOf(verdict);
 */
export async function audit(node: Rpc, parameters: AuditParameters): Promise<Audit> {
  const { escrow, routers, fromBlock, prove = true, checkpoint: path, onProgress, rangeSize } = parameters;
  const rpc = patientRpc(node, parameters.patience);
  const toBlock = parameters.toBlock ?? (await readFinalizedBlock(rpc));
  const anchor = await anchorOf(rpc, toBlock, parameters.trust);
  const chainId = await readChainId(rpc);
  const subject = { chainId, escrow, fromBlock, prove, routers: routers ?? [] };
  const before = path === undefined ? undefined : await resumeFrom(rpc, path, subject, toBlock, parameters);
  const books = before?.books ?? emptyBooks(escrow, chainId, parameters);
  const digest = rangeDigest(subject, before?.digest);
  const save = path === undefined ? undefined : checkpointWriter(path, parameters.onCheckpoint);
  await parameters.onStart?.(before?.next ?? fromBlock);
  const walked = await walk(rpc, {
    escrow,
    routers,
    fromBlock: before?.next ?? fromBlock,
    toBlock,
    prove,
    replay: blockReplay(books, escrow),
    digest,
    before: before?.walked ?? (await readOpening(rpc, { escrow, fromBlock, prove })),
    rangeSize,
    onRange: (soFar, next) =>
      save?.({ subject, next, walked: soFar, digest: digest.state, books }, next > toBlock),
    onProgress,
  });
  const { lastHash, findings, ...counts } = walked;
  const evidence = [...checkChain(chainId, parameters.chainId), ...findings];
  evidence.push(...checkAnchor(anchor, lastHash));

  const state = await checkState(rpc, hasState(node), { escrow, books, toBlock });
  const verdict = verdictOf({
    books,
    anchor,
    findings: [...evidence, ...books.findings, ...checkConservation(books), ...state.findings],
    balances: state.balances,
    counts: { blocks: toBlock - fromBlock + 1, ...counts },
    checkedProof: prove,
  });
  const isGenuine = prove && lastHash !== undefined && !evidence.some(isAboutRange);
  return { verdict, books, digest: isGenuine ? digest.close(toBlock, lastHash) : undefined };
}

/** The escrow's past before the range takes nothing from the range's own proof. */
function isAboutRange(found: Finding): boolean {
  return found.code !== "openingUnknown" && unproves(found);
}

/** Read before everything else, so that a reorganization during the audit shows at its end. */
async function anchorOf(rpc: Rpc, toBlock: number, trust: Hex | undefined): Promise<Anchor> {
  if (trust !== undefined) return { block: toBlock, hash: trust.toLowerCase() as Hex, given: true };
  const head = await readHeader(rpc, toBlock);
  if (!head.ok) throw new Error(`Block ${toBlock} could not be read: ${head.reason}`);
  return { block: toBlock, hash: head.value.hash, given: false };
}

/** A last block that could not be read says nothing about the trusted hash. */
function checkAnchor({ hash, block }: Anchor, lastHash: Hex | undefined): Finding[] {
  if (lastHash === hash) return [];
  if (lastHash === undefined)
    return [finding("blockUnreadable", `nothing to compare with ${hash}`, { block })];
  return [finding("anchorMismatch", `${hash}, the chain ends with ${lastHash}`, { block })];
}

function checkChain(chainId: number, expected: number | undefined): Finding[] {
  if (expected === undefined || expected === chainId) return [];
  return [finding("chainIdMismatch", `${chainId}, expected ${expected}`)];
}

/** The contract's storage and its tokens against the books, where the source has them. */
async function checkState(
  rpc: Rpc,
  isThere: boolean,
  { escrow, books, toBlock }: { escrow: Address; books: Books; toBlock: number },
): Promise<{ balances: Map<Hex, bigint>; findings: Finding[] }> {
  if (!isThere) return { balances: new Map(), findings: [finding("stateUnavailable", "blocks alone")] };
  const storage = await checkStorage(rpc, escrow, books, toBlock);
  const { balances, findings } = await checkBalances(rpc, escrow, books, toBlock);
  return { balances, findings: [...storage, ...findings] };
}
