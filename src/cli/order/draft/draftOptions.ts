import type { Argv } from "yargs";

const group = "Order:";

/** What an order is made of. What is not given is asked for, where somebody can be asked. */
export function draftOptions<Before>(program: Argv<Before>) {
  return program
    .positional("file", { type: "string", demandOption: true, describe: "The order file to write" })
    .option("buyer", { type: "string", group, describe: "The buyer's address" })
    .option("seller", { type: "string", group, describe: "The seller's address" })
    .option("amount", { type: "string", group, describe: 'What the seller is owed, as in "12500 USDC"' })
    .option("token", { type: "string", group, describe: "The currency's token, if its code is not enough" })
    .option("terms", { type: "string", group, describe: "The id of published terms" })
    .option("lock-by", {
      type: "string",
      group,
      describe:
        "Last time to pay into escrow: a date, or how long from now; default: in 7 days, or a day before --deliver-by if that is sooner",
    })
    .option("deliver-by", {
      type: "string",
      group,
      describe: "Last time to confirm delivery: a date, or how long from now",
    })
    .option("detail", {
      type: "string",
      array: true,
      group,
      describe: 'A private detail, as in goods="LED lamps"; may be given several times',
    })
    .option("details", { type: "string", group, describe: "Or a JSON file with the private details" })
    .option("public-file", {
      type: "string",
      group,
      describe: "Also write the order without its private details, for whoever may not know them",
    });
}

export interface DraftArguments {
  readonly buyer?: string | undefined;
  readonly seller?: string | undefined;
  readonly amount?: string | undefined;
  readonly token?: string | undefined;
  readonly terms?: string | undefined;
  readonly lockBy?: string | undefined;
  readonly deliverBy?: string | undefined;
  readonly detail?: string[] | undefined;
  readonly details?: string | undefined;
}
