import { type Address, encodeFunctionData, erc20Abi, zeroHash } from "viem";

import { assumeAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { type PreparedCall, sendCall } from "../../../client/sendCall.ts";
import type { ActContext } from "../../act/act.ts";
import type { PlannedCall } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import type { TokenCurrency } from "../readCurrency.ts";
import { type FundingForm, fundingFormOf } from "./fundingForm.ts";

export interface Funding {
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  /** Who takes the money: the escrow or a router. */
  readonly spender: Address;
  readonly spenderName: string;
  readonly byAllowance: boolean;
}

/** What has to be sent first, and what the call after it may assume until then. */
export interface FundingCalls extends Pick<PlannedCall, "assumes" | "isBlind"> {
  readonly form: FundingForm;
  readonly calls: readonly PlannedCall[];
  /** For the person who pays: what it signs. */
  readonly words: readonly string[];
}

/** Lets a contract take exactly what is owed, unless it may already. */
export async function fundingCalls(context: ActContext, funding: Funding): Promise<FundingCalls> {
  const { network, signer } = context;
  const { currency, amount, spender, spenderName } = funding;
  const { token } = currency;
  const form = await fundingFormOf(context, { ...funding, token });
  if (form === "allowed") return { form, calls: [], assumes: undefined, words: [] };

  const assumes = await assumeAllowance(network.client, token, signer.address, spender);
  const money = moneyText(amount, currency);
  const approval: PlannedCall = {
    does: `allow ${spenderName} to take ${money}, once`,
    prepare: (asking) => {
      const args = [spender, amount] as const;
      const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args });
      const call = { to: token, data, functionName: "approve", args };
      return new Promise<PreparedCall>((resolve, reject) => {
        const send = async (prepared: PreparedCall) => {
          resolve(prepared);
          return zeroHash;
        };
        sendCall(asking, { account: signer.account, send }, call).catch(reject);
      });
    },
  };
  const words = {
    authorization: `You sign two things: a payment of ${money} that counts for this order alone (ERC-3009), and the transaction that brings it. Nothing stays allowed.`,
    permit: `You sign two things: that ${spenderName} may take ${money} (EIP-2612), and the transaction in which it does.`,
    allowance: undefined,
  }[form];
  return {
    form,
    calls: form === "allowance" ? [approval] : [],
    assumes,
    isBlind: assumes === undefined,
    words: words === undefined ? [] : [words],
  };
}
