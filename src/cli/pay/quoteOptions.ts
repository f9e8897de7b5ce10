import type { Argv } from "yargs";

const group = "Paying in another currency:";

/** Where a payer's currency could become the order's. */
export interface QuoteArguments {
  readonly payWith?: string | undefined;
  readonly quote?: string[] | undefined;
  readonly maximum?: string | undefined;
  readonly router?: string | undefined;
  readonly rfqVenue?: string | undefined;
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
    .option("maximum", {
      type: "string",
      group,
      describe: "Most that you would pay, as a decimal number; default: what the dearest quote asks",
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
    .option("ether-price", {
      type: "string",
      group,
      default: "0",
      describe: "What one whole ETH costs in your currency, to compare gas as well",
    });
}
