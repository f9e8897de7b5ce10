import type { Address } from "viem";

import { assumeAllowance, getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import type { ActContext } from "../../act/act.ts";
import { approvals } from "../../act/approvals.ts";
import type { PlannedCall } from "../../act/plan.ts";
import type { TokenCurrency } from "../../network/readCurrency.ts";
import { moneyText } from "../../text/words.ts";
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
  const words = {
    authorization: `You sign two things: a payment of ${money} that counts for this order alone (ERC-3009), and the transaction that brings it. Nothing stays allowed.`,
    permit: `You sign two things: that ${spenderName} may take ${money} (EIP-2612), and the transaction in which it does.`,
    allowance: undefined,
  }[form];
  return {
    form,
    calls: form === "allowance" ? await approvalsOf(context, funding) : [],
    assumes,
    isBlind: assumes === undefined,
    words: words === undefined ? [] : [words],
  };
}

async function approvalsOf(
  context: ActContext,
  { currency, amount, spender, spenderName }: Funding,
): Promise<PlannedCall[]> {
  const { network, signer } = context;
  const allowed = await getAllowance(network.client, currency.token, signer.address, spender);
  const does = `allow ${spenderName} to take ${moneyText(amount, currency)}, once`;
  return approvals(context, { currency, spender, amount, allowed, does });
}
