import { act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import { approvedAmount } from "../../approve/approvedAmount.ts";
import { approvePermit2Plan } from "../../approve/approvePermit2Plan.ts";
import { defineCommand } from "../../command.ts";
import { findToken } from "../../network/readCurrency.ts";

/** The one transaction after which a currency without signed payments of its own can be locked by signature. */
export const approvePermit2Command = defineCommand({
  command: "permit2",
  describe: "Let Permit2 move a currency by your signatures, so that order lock --relay works with it",
  examples: [
    [
      "lading approve permit2 --currency USDT --amount 10000 --rpc URL --account 0x…",
      "for orders of so much",
    ],
    ["lading approve permit2 --currency USDT --amount 0 --rpc URL --account 0x…", "take it back"],
    ["lading approve permit2 --currency 0x… --amount 500 --rpc URL --account 0x… --dry-run", "only look"],
  ],
  options: (program) =>
    actOptions(program)
      .option("currency", {
        type: "string",
        demandOption: true,
        describe: "The currency: its code or its token's address",
      })
      .option("amount", {
        type: "string",
        describe:
          "What Permit2 may move from now on, in place of what it might before: what your orders need; 0 takes it back; unlimited is possible",
      }),
  run: (args, terminal) =>
    act(args, terminal, async (context) => {
      const currency = await findToken(context.network, args.currency, "--currency");
      return approvePermit2Plan(context, currency, approvedAmount(args.amount, args.currency, currency));
    }),
});
