import { getCredit } from "../../../client/getCredit.ts";
import { LadingError } from "../../../order/errors.ts";
import { addressSchema } from "../../../order/parse.ts";
import { act } from "../../act/act.ts";
import { actOptions, relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { withdrawPlan } from "../../credit/withdrawPlan.ts";
import { findToken } from "../../network/readCurrency.ts";
import { accountOf } from "../../ofOption.ts";
import { parsedOption } from "../../parsedOption.ts";
import { UsageError } from "../../usageError.ts";

/** A payout that waited goes to its owner. */
export const creditWithdrawCommand = defineCommand({
  command: "withdraw",
  describe: "Have a waiting payout paid to its owner; one with a recovery registry does that itself",
  examples: [
    ["lading credit withdraw --token USDC --rpc URL --account 0x…", "your own"],
    ["lading credit withdraw --token USDC --rpc URL --account 0x… --relay credit.json", "sign only"],
    ["lading credit withdraw --of 0x… --token 0x… --rpc URL --account 0x…", "somebody else's, to them"],
    [
      "lading credit withdraw --as-successor-of 0x… --token USDC --rpc URL --account 0x…",
      "that of an account whose key is lost, to you",
    ],
  ],
  options: (program) =>
    relayOptions(actOptions(program))
      .option("token", {
        type: "string",
        demandOption: true,
        describe: "The currency: its code or its token's address",
      })
      .option("of", { type: "string", describe: "Whose: an address; default: your own" })
      .option("as-successor-of", {
        type: "string",
        describe: "Whose, paid to you: an account that named you by lading recovery set",
      }),
  run: (args, terminal) =>
    act(args, terminal, async (context) => {
      const { of, asSuccessorOf } = args;
      if (of !== undefined && asSuccessorOf !== undefined)
        throw new UsageError("--of pays the owner, --as-successor-of pays you: say one of them.");
      const owner =
        asSuccessorOf !== undefined
          ? parsedOption("--as-successor-of", addressSchema, asSuccessorOf)
          : of !== undefined
            ? accountOf(of)
            : context.signer.address;
      const currency = await findToken(context.network, args.token, "--token");
      const { client, escrow } = context.network;
      const amount = await getCredit(client, { escrow, owner, token: currency.token });
      if (amount === 0n)
        throw new LadingError(`No ${currency.code} waits for ${owner}. Nothing was signed or sent.`, {
          metaMessages: [`lading credit list --of ${owner} shows what does.`],
        });
      return withdrawPlan(context, { owner, currency, amount, isSuccessor: asSuccessorOf !== undefined });
    }),
});
