import { getBlock } from "viem/actions";

import { type Details, parseDetails } from "../../../order/detailFields.ts";
import { commitDetails } from "../../../order/details.ts";
import { parseOrder } from "../../../order/order.ts";
import type { OrderFile } from "../../../order/orderFile.ts";
import { addressSchema } from "../../../order/parse.ts";
import type { Terms } from "../../../order/terms.ts";
import type { Network } from "../../network/openNetwork.ts";
import { parsedOption } from "../../parsedOption.ts";
import type { Terminal } from "../../terminal.ts";
import { readPublishedTerms } from "../../terms/readTerms.ts";
import { readJsonFile } from "../../text/jsonFile.ts";
import { parseTime } from "../../text/parseTime.ts";
import { UsageError } from "../../usageError.ts";
import { parseAmount } from "../amount.ts";
import { findToken } from "../readCurrency.ts";
import { askMissing } from "./askMissing.ts";
import type { DraftArguments } from "./draftOptions.ts";

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
    lockBy: parseTime("--lock-by", args.lockBy, nowAt),
    deliverBy: parseTime("--deliver-by", args.deliverBy, nowAt),
    detailsHash,
  });
  if (order.lockBy < nowAt) throw new UsageError(`--lock-by ${args.lockBy} is over already.`);
  if (order.deliverBy > nowAt + 365 * 86_400)
    throw new UsageError(`--deliver-by ${args.deliverBy} is more than 365 days away: no escrow takes that.`);
  const { code: symbol, decimals } = currency;
  const { chainId, escrow } = network;
  return {
    file: { chainId, escrow, order, currency: { code: symbol, decimals }, private: { details, seed } },
    terms,
  };
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
