import { type Address, encodeFunctionData, erc20Abi, zeroHash } from "viem";
import { assumeAllowance, getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { type PreparedCall, sendCall } from "../../../client/sendCall.ts";
import type { ActContext } from "../../act/act.ts";
import type { PlannedCall } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import type { TokenCurrency } from "../readCurrency.ts";

export interface Funding {
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  /** Who takes the money: the escrow or a router. */
  readonly spender: Address;
  readonly spenderName: string;
}

/** What has to be sent first, and what the call after it may assume until then. */
export interface FundingCalls {
  readonly calls: readonly PlannedCall[];
  readonly assumes: PlannedCall["assumes"];
}

/** Lets a contract take exactly what is owed, unless it may already. */
export async function fundingCalls(
  { network: { client }, signer }: ActContext,
  { currency, amount, spender, spenderName }: Funding,
): Promise<FundingCalls> {
  const { token } = currency;
  const allowed = await getAllowance(client, token, signer.address, spender);
  if (allowed >= amount) return { calls: [], assumes: undefined };
  const prepare: PlannedCall["prepare"] = (asking) => {
    const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] });
    const call = { to: token, data, functionName: "approve", args: [spender, amount] };
    return new Promise<PreparedCall>((resolve, reject) => {
      const send = async (prepared: PreparedCall) => {
        resolve(prepared);
        return zeroHash;
      };
      sendCall(asking, { account: signer.account, send }, call).catch(reject);
    });
  };
  return {
    calls: [{ does: `allow ${spenderName} to take ${moneyText(amount, currency)}, once`, prepare }],
    assumes: await assumeAllowance(client, token, signer.address, spender),
  };
}
