import { type Address, zeroAddress } from "viem";
import { readContract } from "viem/actions";

import { decodeEscrowError } from "../../client/decodeEscrowError.ts";
import { LadingError } from "../../order/errors.ts";
import { exchangeErrorsAbi } from "../../order/exchange/abi/exchangeErrorsAbi.ts";
import { fxOracleAbi } from "../../order/exchange/abi/fxOracleAbi.ts";
import { type FxBand, noBand } from "../../order/exchange/conversion.ts";
import type { Order } from "../../order/order.ts";
import { addressSchema } from "../../order/parse.ts";
import { silenceOf } from "../../rpc/nodeFailure.ts";
import type { Network } from "../network/openNetwork.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import { amountFact } from "../order/amountFact.ts";
import { parsedOption } from "../parsedOption.ts";
import { moneyText, rateText } from "../text/words.ts";
import { UsageError } from "../usageError.ts";
import { parsePercent } from "./percent.ts";
import type { QuoteArguments } from "./quoteOptions.ts";

/** A band, and what its oracle says now of an order. */
export interface BandNow extends FxBand {
  readonly paying: TokenCurrency;
  /** What the order is worth in the payer's currency, by the oracle. */
  readonly worth: bigint;
  /** Most that the order may cost then. */
  readonly bound: bigint;
  readonly isMarketOpen: boolean;
}

/**
 * The band that a command line asks for; none where it says nothing.
 *
 * @throws UsageError
 */
export function bandGiven({ oracle, maxDeviation }: Partial<QuoteArguments>): FxBand {
  if (oracle === undefined && maxDeviation === undefined) return noBand;
  if (oracle === undefined || maxDeviation === undefined)
    throw new UsageError(
      "--oracle ADDRESS and --max-deviation PERCENT belong together: whose price counts, and how far above it you pay.",
    );
  const maxDeviationBps = parsePercent("--max-deviation", maxDeviation);
  return {
    oracle: parsedOption("--oracle", addressSchema, oracle),
    maxDeviationBps,
    closedDeviationBps: maxDeviationBps,
  };
}

/**
 * What a band says now.
 *
 * @throws EscrowRevertError when the oracle has no price now, and says why; LadingError when it is none.
 */
export async function readBand(
  { client }: Network,
  band: FxBand,
  order: Order,
  paying: TokenCurrency,
): Promise<BandNow | undefined> {
  const { oracle } = band;
  if (oracle === zeroAddress) return undefined;
  const contract = { address: oracle, abi: [...fxOracleAbi, ...exchangeErrorsAbi] } as const;
  const [worth, isMarketOpen] = await Promise.all([
    readContract(client, {
      ...contract,
      functionName: "getQuote",
      args: [order.amount, order.token, paying.token],
    }),
    readContract(client, {
      ...contract,
      functionName: "isMarketOpen",
      args: [paying.token, order.token],
    }),
  ]).catch((error: unknown) => {
    if (silenceOf(error) !== undefined) throw error;
    throw decodeEscrowError(error) ?? new OracleMissingError(oracle);
  });
  const bps = bpsOf(band, isMarketOpen);
  return { ...band, paying, worth, bound: (worth * BigInt(10_000 + bps)) / 10_000n, isMarketOpen };
}

/** How far above the oracle's price the order may cost, in 1/10,000. */
function bpsOf({ maxDeviationBps, closedDeviationBps }: FxBand, isMarketOpen: boolean): number {
  return isMarketOpen ? maxDeviationBps : closedDeviationBps;
}

/** For the person who signs. */
export function bandWords(band: BandNow | undefined): string[] {
  if (band === undefined) return [];
  const { oracle, paying, worth, bound, isMarketOpen } = band;
  const bps = bpsOf(band, isMarketOpen);
  return [
    `The price may be ${rateText(bps)} above that of the oracle ${oracle} when it is mined, or nothing happens: now it says ${moneyText(worth, paying)}, so ${moneyText(bound, paying)} at most.`,
    ...(isMarketOpen
      ? []
      : [
          "Mind: the oracle's market is closed now. Until it opens only a maker's signed price counts, no pool's.",
        ]),
  ];
}

/** For programs. */
export function bandFact(band: BandNow | undefined) {
  if (band === undefined) return {};
  const { oracle, maxDeviationBps, closedDeviationBps, paying, worth, bound, isMarketOpen } = band;
  return {
    band: {
      oracle,
      maxDeviationBps,
      closedDeviationBps,
      isMarketOpen,
      oracleSays: amountFact(worth, paying),
      bound: amountFact(bound, paying),
    },
  };
}

/** What is at the oracle's address does not answer as one. */
export class OracleMissingError extends LadingError {
  override name = "OracleMissingError";
  constructor(oracle: Address) {
    super("No oracle answers at this address. Nothing was sent.", {
      metaMessages: [
        `oracle: ${oracle}`,
        "It has to know getQuote of ERC-7726, and isMarketOpen. Check the address, and the chain that --rpc names.",
      ],
      docsPath: "docs/exchange/oracles.md",
    });
  }
}
