import { getBlock } from "viem/actions";

import { type Details, parseDetails } from "../../../order/detailFields.ts";
import { commitDetails } from "../../../order/details.ts";
import { parseOrder } from "../../../order/order.ts";
import type { OrderFile } from "../../../order/orderFile.ts";
import { addressSchema } from "../../../order/parse.ts";
import type { Terms } from "../../../order/terms.ts";
import type { Network } from "../../network/openNetwork.ts";
import { findToken } from "../../network/readCurrency.ts";
import { parsedOption } from "../../parsedOption.ts";
import type { Terminal } from "../../terminal.ts";
import { readPublishedTerms } from "../../terms/readTerms.ts";
import { readJsonFile } from "../../text/jsonFile.ts";
import { parseTimeAhead } from "../../text/parseTime.ts";
import { UsageError } from "../../usageError.ts";
import { parseAmount } from "../amount.ts";
import { askMissing, type CompleteDraft } from "./askMissing.ts";
import type { DraftArguments } from "./draftOptions.ts";

const day = 86_400;

export interface Draft {
  readonly file: OrderFile;
  readonly terms: Terms;
}

/**
 * An order from options and answers, with fresh salts for its details.
 *
 * @throws UsageError, ParseError, TermsNotFoundError
 */
export async function draftOrder(
  given: DraftArguments,
  network: Network,
  terminal: Terminal,
): Promise<Draft> {
  const args = await askMissing(given, terminal);
  const { termsId, terms } = await readPublishedTerms(args.terms, network, "--terms");
  const [number = "", code, ...rest] = args.amount.trim().split(/\s+/);
  const named = args.token ?? code;
  if (named === undefined)
    throw new UsageError(`--amount ${args.amount} says no currency: write "${number} USDC", or --token 0x….`);
  const currency = await findToken(network, named, "--token");
  const nowAt = Number((await getBlock(network.client, { blockTag: "latest" })).timestamp);
  const { detailsHash, details, seed } = commitDetails({ details: await detailsOf(args) });
  const order = parseOrder({
    termsId,
    buyer: parsedOption("--buyer", addressSchema, args.buyer),
    seller: parsedOption("--seller", addressSchema, args.seller),
    token: currency.token,
    // A currency that was named by its address is not compared with its code.
    amount: parseAmount(
      "--amount",
      code?.startsWith("0x") && rest.length === 0 ? number : args.amount,
      currency,
    ),
    ...datesOf(args, nowAt),
    detailsHash,
  });
  const { code: symbol, decimals } = currency;
  const { chainId, escrow } = network;
  return {
    file: { chainId, escrow, order, currency: { code: symbol, decimals }, private: { details, seed } },
    terms,
  };
}

/** The last times to lock and to deliver, such as the escrow takes them. */
function datesOf(
  { lockBy: lock, deliverBy: deliver }: CompleteDraft,
  nowAt: number,
): { lockBy: number; deliverBy: number } {
  const deliverBy = parseTimeAhead("--deliver-by", deliver, nowAt);
  if (deliverBy > nowAt + 365 * day)
    throw new UsageError(`--deliver-by ${deliver} is more than 365 days away: no escrow takes that.`);
  if (lock === undefined) return { lockBy: usualLockBy(nowAt, deliverBy), deliverBy };
  const lockBy = parseTimeAhead("--lock-by", lock, nowAt);
  if (lockBy >= deliverBy)
    throw new UsageError(
      `--lock-by ${lock} is not before --deliver-by ${deliver}: an order is locked first.`,
    );
  return { lockBy, deliverBy };
}

/** In a week, or a day before the delivery if that is sooner; of what is delivered within two days, half-way. */
function usualLockBy(nowAt: number, deliverBy: number): number {
  const halfWay = nowAt + Math.floor((deliverBy - nowAt) / 2);
  return Math.min(nowAt + 7 * day, Math.max(deliverBy - day, halfWay));
}

async function detailsOf({ details, detail = [] }: DraftArguments): Promise<Details> {
  const fromFile = details === undefined ? {} : parseDetails(await readJsonFile(details));
  const fromOptions = detail.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`--detail ${pair}: write it as name=value.`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return parseDetails({ ...fromFile, ...Object.fromEntries(fromOptions) });
}
