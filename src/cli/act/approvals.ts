import { type Address, encodeFunctionData, erc20Abi, zeroHash } from "viem";

import { assumeAllowance } from "../../client/exchange/assumeAllowance.ts";
import { type PreparedCall, sendCall } from "../../client/sendCall.ts";
import { silenceOf } from "../../rpc/nodeFailure.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import type { ActContext } from "./act.ts";
import { allowedText } from "./allowedText.ts";
import type { PlannedCall } from "./plan.ts";

export interface Approval {
  readonly currency: TokenCurrency;
  /** Who may take it then. */
  readonly spender: Address;
  /** What it may take then, whatever it may take now. */
  readonly amount: bigint;
  /** What it may take now. */
  readonly allowed: bigint;
  /** In words, as "allow the escrow to take 1,000.00 USDC". */
  readonly does: string;
}

/** Lets somebody take exactly an amount. Tokens like USDT change an allowance only to or from zero. */
export async function approvals(context: ActContext, approval: Approval): Promise<PlannedCall[]> {
  const { network, signer } = context;
  const { currency, spender, amount, allowed } = approval;
  const toAmount = approvalCall(context, approval);
  if (allowed === 0n || amount === 0n) return [toAmount];
  try {
    await toAmount.prepare(network.client);
    return [toAmount];
  } catch (error) {
    if (silenceOf(error) !== undefined) throw error;
    const old = `take back the old allowance of ${allowedText(allowed, currency)}`;
    const assumes = await assumeAllowance(network.client, currency.token, signer.address, spender, 0n);
    return [
      approvalCall(context, { ...approval, amount: 0n, does: old }),
      { ...toAmount, assumes, isBlind: assumes === undefined },
    ];
  }
}

function approvalCall({ signer }: ActContext, { currency, spender, amount, does }: Approval): PlannedCall {
  const args = [spender, amount] as const;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args });
  const call = { to: currency.token, data, functionName: "approve", args };
  return {
    does,
    prepare: (asking) =>
      new Promise<PreparedCall>((resolve, reject) => {
        const send = async (prepared: PreparedCall) => {
          resolve(prepared);
          return zeroHash;
        };
        sendCall(asking, { account: signer.account, send }, call).catch(reject);
      }),
  };
}
