import { erc20Abi } from "viem";
import { readContract } from "viem/actions";

import { LadingError } from "../../order/errors.ts";
import type { ActContext } from "../act/act.ts";
import { moneyText } from "../text/words.ts";
import type { CurrencyImport } from "./importPlan.ts";

/** The account has too little for the whole file. */
export class FundsInsufficientError extends LadingError {
  override name = "FundsInsufficientError";
  constructor(account: string, lines: readonly string[]) {
    super("The account has too little for all orders of the file. Nothing was sent.", {
      metaMessages: [
        `account: ${account}`,
        ...lines,
        "Send it the rest and run the command again, or import a file with fewer orders.",
      ],
      docsPath: "docs/cli/import.md#money",
    });
  }
}

/** @throws FundsInsufficientError naming every currency that falls short. */
export async function checkFunds(
  { network, signer: { address } }: ActContext,
  plans: readonly CurrencyImport[],
): Promise<void> {
  const lines = await Promise.all(
    plans.map(async ({ currency, sum }) => {
      const read = {
        address: currency.token,
        abi: erc20Abi,
        functionName: "balanceOf",
        args: [address],
      } as const;
      const balance = await readContract(network.client, read);
      return balance >= sum
        ? []
        : [
            `it has ${moneyText(balance, currency)} of ${moneyText(sum, currency)}: ${moneyText(sum - balance, currency)} are missing`,
          ];
    }),
  );
  const short = lines.flat();
  if (short.length > 0) throw new FundsInsufficientError(address, short);
}
