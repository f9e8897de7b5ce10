import type { Address } from "viem";

import { getCredit } from "../../../client/getCredit.ts";
import { prepare } from "../../../client/prepare.ts";
import { withdraw } from "../../../client/withdraw.ts";
import { withdrawAsSuccessor } from "../../../client/withdrawAsSuccessor.ts";
import { LadingError } from "../../../order/errors.ts";
import { addressSchema } from "../../../order/parse.ts";
import { type ActContext, act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import type { Plan } from "../../act/plan.ts";
import { defineCommand } from "../../command.ts";
import { accountOf } from "../../ofOption.ts";
import { amountFact } from "../../order/amountFact.ts";
import { findToken, type TokenCurrency } from "../../order/readCurrency.ts";
import { account } from "../../order/sentences.ts";
import { parsedOption } from "../../parsedOption.ts";
import { moneyText } from "../../text/words.ts";
import { UsageError } from "../../usageError.ts";

/** A payout that waited goes to its owner. */
export const creditWithdrawCommand = defineCommand({
  command: "withdraw",
  describe: "Have a waiting payout paid to its owner; anybody can",
  examples: [
    ["lading credit withdraw --token USDC --rpc URL --account 0x…", "your own"],
    ["lading credit withdraw --of 0x… --token 0x… --rpc URL --account 0x…", "somebody else's, to them"],
    [
      "lading credit withdraw --as-successor-of 0x… --token USDC --rpc URL --account 0x…",
      "that of an account whose key is lost, to you",
    ],
  ],
  options: (program) =>
    actOptions(program)
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

interface Withdrawal {
  readonly owner: Address;
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  /** Whether the sender takes it in the owner's place. */
  readonly isSuccessor: boolean;
}

function withdrawPlan(
  { network: { escrow, chainId }, signer }: ActContext,
  { owner, currency, amount, isSuccessor }: Withdrawal,
): Plan {
  const to = isSuccessor ? signer.address : owner;
  return {
    action: "credit withdraw",
    title: `A payout that waited goes to its owner${isSuccessor ? "'s successor" : ""}.`,
    will: [
      `The escrow pays ${moneyText(amount, currency)} to ${account(to, signer.address)}.`,
      ...(isSuccessor
        ? [`It was owed to ${owner}, whose recovery registry names you as the successor.`]
        : []),
    ],
    follows: [],
    calls: [
      {
        does: "pay out the credit",
        prepare: (client) =>
          prepare(client, isSuccessor ? withdrawAsSuccessor : withdraw, {
            escrow,
            account: signer.account,
            owner,
            token: currency.token,
            amount,
          }),
      },
    ],
    done: "Paid out.",
    facts: { chainId, escrow, owner, to, token: currency.token, amount: amountFact(amount, currency) },
  };
}
