import type { Address } from "viem";

import { getCredit } from "../../../client/getCredit.ts";
import { prepare } from "../../../client/prepare.ts";
import { withdraw } from "../../../client/withdraw.ts";
import { addressSchema } from "../../../order/parse.ts";
import { type ActContext, act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import type { Plan } from "../../act/plan.ts";
import { defineCommand } from "../../command.ts";
import { amountFact } from "../../order/amountFact.ts";
import { findToken, type TokenCurrency } from "../../order/readCurrency.ts";
import { account } from "../../order/sentences.ts";
import { parsedOption } from "../../parsedOption.ts";
import { moneyText } from "../../text/words.ts";

/** A payout that waited goes to its owner. */
export const creditWithdrawCommand = defineCommand({
  command: "withdraw",
  describe: "Have a waiting payout paid to its owner; anybody can",
  examples: [
    ["lading credit withdraw --token USDC --rpc URL --account 0x…", "your own"],
    ["lading credit withdraw --of 0x… --token 0x… --rpc URL --account 0x…", "somebody else's, to them"],
  ],
  options: (program) =>
    actOptions(program)
      .option("token", {
        type: "string",
        demandOption: true,
        describe: "The currency: its code or its token's address",
      })
      .option("of", { type: "string", describe: "Whose: an address; default: your own" }),
  run: (args, terminal) =>
    act(args, terminal, async (context) => {
      const owner =
        args.of === undefined ? context.signer.address : parsedOption("--of", addressSchema, args.of);
      const currency = await findToken(context.network, args.token, "--token");
      const { client, escrow } = context.network;
      const amount = await getCredit(client, { escrow, owner, token: currency.token });
      return withdrawPlan(context, owner, currency, amount);
    }),
});

function withdrawPlan(
  { network: { escrow, chainId }, signer }: ActContext,
  owner: Address,
  currency: TokenCurrency,
  amount: bigint,
): Plan {
  return {
    action: "credit withdraw",
    title: `A payout that waited goes to its owner.`,
    will: [`The escrow pays ${moneyText(amount, currency)} to ${account(owner, signer.address)}.`],
    follows: [],
    calls: [
      {
        does: "pay out the credit",
        prepare: (client) =>
          prepare(client, withdraw, {
            escrow,
            account: signer.account,
            owner,
            token: currency.token,
            amount,
          }),
      },
    ],
    done: "Paid out.",
    facts: { chainId, escrow, owner, token: currency.token, amount: amountFact(amount, currency) },
  };
}
