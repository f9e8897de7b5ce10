import { readFile } from "node:fs/promises";
import { bytes32Schema } from "../../order/parse.ts";
import type { StoredTerms } from "../../order/terms.ts";
import { utcTime } from "../../order/utcTime.ts";
import type { ActContext } from "../act/act.ts";
import { parsedOption } from "../parsedOption.ts";
import type { Terminal } from "../terminal.ts";
import { readAddressMap } from "./addressMap.ts";
import { type ResolvedRow, resolveRows, saltOrders } from "./buildOrders.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import { importKeyOf } from "./importKey.ts";
import type { ImportArguments } from "./importOptions.ts";
import { ImportFileError, type ImportProblem } from "./importProblem.ts";
import { changedRows } from "./orderFolder.ts";
import { isThere, readStatuses, readTermsOf, readTime, waitForPending } from "./readChain.ts";
import { readImportFile } from "./readImportFile.ts";
import { resolveCurrencies } from "./resolveCurrencies.ts";

/** What an escrow allows between now and the last delivery. */
const longestOrder = 365 * 86_400;

/** A whole file, and how its orders stand. */
export interface PreparedImport {
  readonly orders: readonly ImportedOrder[];
  /** Those that are not locked yet. */
  readonly missing: readonly ImportedOrder[];
  readonly terms: ReadonlyMap<string, StoredTerms>;
}

/**
 * Reads a file of orders, makes the orders and asks the chain which of them are there.
 *
 * @throws ImportFileError when anything at all is wrong with the file
 */
export async function prepareImport(
  args: ImportArguments & { readonly wait: number; readonly nonce?: number | undefined },
  folder: string,
  context: ActContext,
  terminal: Terminal,
): Promise<PreparedImport> {
  const { network, signer } = context;
  const defaultTerms =
    args.terms === undefined ? undefined : parsedOption("--terms", bytes32Schema, args.terms);
  const [text, parties, named] = await Promise.all([
    readFile(args.file, "utf8"),
    readAddressMap(args.parties),
    readAddressMap(args.currencies),
  ]);
  const rows = readImportFile(args.file, text, parties);
  const { currencies, problems: currencyProblems } = await resolveCurrencies(network, rows, named);
  const { resolved, problems } = resolveRows(rows, currencies, signer, defaultTerms);
  const terms = await readTermsOf(
    network,
    resolved.map(({ order }) => order.termsId),
  );
  refuse(args.file, [...currencyProblems, ...problems, ...termsProblems(resolved, terms)]);

  terminal.err(
    `Signing the message that hides your orders' details, twice, to see that it comes out the same (${signer.keptBy}). It moves no money.`,
  );
  const orders = saltOrders(resolved, network, await importKeyOf(network, signer));
  await waitForPending(network, signer, args, (count) =>
    terminal.err(`Waiting for ${count} earlier transactions of ${signer.address} to be mined.`),
  );
  const statuses = await readStatuses(
    network,
    orders.map(({ orderId }) => orderId),
  );
  const missing = orders.filter((_, index) => !isThere(statuses[index]));
  const nowAt = await readTime(network);
  refuse(args.file, [...dateProblems(missing, nowAt), ...(await changedRows(network, folder, missing))]);
  return { orders, missing, terms };
}

function refuse(path: string, problems: readonly ImportProblem[]): void {
  if (problems.length > 0) throw new ImportFileError(path, problems);
}

function termsProblems(
  resolved: readonly ResolvedRow[],
  terms: ReadonlyMap<string, StoredTerms>,
): ImportProblem[] {
  return resolved.flatMap(({ row: { line }, order: { termsId } }) =>
    terms.has(termsId)
      ? []
      : [{ line, column: "terms", reason: `no terms ${termsId} were published in this escrow` }],
  );
}

/** Dates count for what is not locked yet only: an old file can be imported again. */
function dateProblems(missing: readonly ImportedOrder[], nowAt: number): ImportProblem[] {
  return missing.flatMap(({ row: { line }, order: { lockBy, deliverBy } }): ImportProblem[] => [
    ...(lockBy < nowAt
      ? [{ line, column: "lock_by", reason: `the order could be locked until ${utcTime(lockBy)} only` }]
      : []),
    ...(deliverBy > nowAt + longestOrder
      ? [{ line, column: "deliver_by", reason: "is more than 365 days away, which no escrow takes" }]
      : []),
  ]);
}
