import { encodeFunctionData, erc20Abi, zeroHash } from "viem";

import { type PreparedCall, sendCall } from "../../client/sendCall.ts";
import type { ActContext } from "../act/act.ts";
import type { PlannedCall } from "../act/plan.ts";
import { nodeFailureText } from "../network/nodeFailure.ts";
import type { TokenCurrency } from "../order/readCurrency.ts";
import { moneyText } from "../text/words.ts";

/** Lets the escrow take exactly a sum. Tokens like USDT change an allowance only to or from zero. */
export async function approvals(
  { network: { client, escrow }, signer }: ActContext,
  currency: TokenCurrency,
  { sum, allowed }: { readonly sum: bigint; readonly allowed: bigint },
): Promise<PlannedCall[]> {
  const approve = (amount: bigint, does: string): PlannedCall => ({
    does,
    prepare: (asking) =>
      new Promise<PreparedCall>((resolve, reject) => {
        const args = [escrow, amount] as const;
        const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args });
        const send = async (prepared: PreparedCall) => {
          resolve(prepared);
          return zeroHash;
        };
        const call = { to: currency.token, data, functionName: "approve", args };
        sendCall(asking, { account: signer.account, send }, call).catch(reject);
      }),
  });
  const toSum = approve(sum, `allow the escrow to take ${moneyText(sum, currency)}`);
  if (allowed === 0n) return [toSum];
  try {
    await toSum.prepare(client);
    return [toSum];
  } catch (error) {
    if (nodeFailureText(error) !== undefined) throw error;
    return [approve(0n, `take back the old allowance of ${moneyText(allowed, currency)}`), toSum];
  }
}
