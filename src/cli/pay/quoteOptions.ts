import type { Argv } from "yargs";

const group = "Paying in another currency:";

/** Where a payer's currency could become the order's. */
export interface QuoteArguments {
  readonly payWith?: string | undefined;
  readonly quote?: string[] | undefined;
  readonly route?: string[] | undefined;
  readonly pool?: string[] | undefined;
  readonly pools: boolean;
  readonly maximum?: string | undefined;
  readonly tolerance: string;
  readonly oracle?: string | undefined;
  readonly maxDeviation?: string | undefined;
  readonly router?: string | undefined;
  readonly rfqVenue?: string | undefined;
  readonly v3Venue?: string | undefined;
  readonly v4Venue?: string | undefined;
  readonly etherPrice?: string | undefined;
}

export function quoteOptions<Before>(program: Argv<Before>) {
  return program
    .option("pay-with", {
      type: "string",
      group,
      describe: "The currency that you pay: its code or its token",
    })
    .option("quote", { type: "string", array: true, group, describe: "Files with makers' signed quotes" })
    .option("route", {
      type: "string",
      array: true,
      group,
      describe:
        "Ways through Uniswap pools from your currency to the order's, such as EURC:0.05%:USDC or EURC:500:USDT:100:USDC; default: the usual ones",
    })
    .option("pool", {
      type: "string",
      array: true,
      group,
      describe: "JSON files with keys of Uniswap v4 pools, for those with hooks or unusual fees",
    })
    .option("pools", {
      type: "boolean",
      default: true,
      group,
      describe:
        "Compare Uniswap pools where their venues are known; --no-pools asks the makers' quotes alone",
    })
    .option("maximum", {
      type: "string",
      group,
      describe:
        "Most that you would pay, as a decimal number; default: what the dearest quote asks, and for pools what you have",
    })
    .option("tolerance", {
      type: "string",
      group,
      default: "0.3%",
      describe: "How far a pool's price may rise until your transaction is mined; a maker's is firm",
    })
    .option("oracle", {
      type: "string",
      group,
      describe: "Address of the oracle that the price is held against, with --max-deviation",
    })
    .option("max-deviation", {
      type: "string",
      group,
      describe: "How far above the oracle's price you pay at most, such as 0.5%; with --oracle",
    })
    .option("router", {
      type: "string",
      group,
      describe: "Address of the FX router; default: the deployment's",
    })
    .option("rfq-venue", {
      type: "string",
      group,
      describe: "Address of the venue of signed quotes; default: the deployment's",
    })
    .option("v3-venue", {
      type: "string",
      group,
      describe: "Address of the venue over Uniswap v3; default: the deployment's",
    })
    .option("v4-venue", {
      type: "string",
      group,
      describe: "Address of the venue over Uniswap v4; default: the deployment's",
    })
    .option("ether-price", {
      type: "string",
      group,
      default: "0",
      describe: "What one whole ETH costs in your currency, to compare gas as well",
    });
}
