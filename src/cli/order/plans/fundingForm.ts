import type { Address } from "viem";
import { getCode } from "viem/actions";

import { getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { LadingError } from "../../../order/errors.ts";
import { permit2Address } from "../../../order/fundingTypedData.ts";
import { formatMoney, money } from "../../../order/money.ts";
import type { ActContext } from "../../act/act.ts";
import type { TokenCurrency } from "../../network/readCurrency.ts";
import { moneyText } from "../../text/words.ts";
import { takesAuthorizations, takesPermits } from "./tokenAbilities.ts";

/**
 * How the sender's own money gets into an order: it is allowed already; by the token's own signed payment (ERC-3009) or
 * permit (EIP-2612), in the one transaction; or by an allowance that is sent first.
 */
export type FundingForm = "allowed" | "authorization" | "permit" | "allowance";

export interface FundingFormParameters {
  readonly token: Address;
  readonly amount: bigint;
  /** Who takes the money: the escrow or a router. */
  readonly spender: Address;
  /** The sender wants to sign nothing but transactions. */
  readonly byAllowance: boolean;
}

/** The form with the fewest transactions. */
export async function fundingFormOf(
  { network: { client }, signer: { address } }: ActContext,
  { token, amount, spender, byAllowance }: FundingFormParameters,
): Promise<FundingForm> {
  const [allowed, code] = await Promise.all([
    getAllowance(client, token, address, spender),
    getCode(client, { address }),
  ]);
  if (allowed >= amount) return "allowed";
  // Tokens ask the code of such an account whether it signed, and not every wallet contract answers.
  if (byAllowance || code !== undefined) return "allowance";
  if (await takesAuthorizations(client, token, address)) return "authorization";
  return (await takesPermits(client, token, address)) ? "permit" : "allowance";
}

/** A signature by which somebody else brings the money into an order. */
export type CarriedForm = "authorization" | "permit2";

/** What Permit2 may not move yet. */
export interface MissingAllowance {
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  readonly allowed: bigint;
}

/** Nobody can bring this money by a signature alone. */
export class SignatureNotEnoughError extends LadingError {
  override name = "SignatureNotEnoughError";
  constructor(owner: Address, { currency, amount, allowed }: MissingAllowance) {
    super("This token cannot be locked by a signature alone.", {
      metaMessages: [
        `It has no authorizations (ERC-3009), and ${owner} allowed Permit2 (${permit2Address}) too little of it.`,
        "A permit (EIP-2612) would not do: it names no order, so only its owner may lock with it.",
        "Allow Permit2 what this order needs, with the options for node and key that you gave here:",
        `  lading approve permit2 --currency ${currency.token} --amount ${formatMoney(money(amount, currency))}`,
        ...(allowed === 0n
          ? []
          : [
              `That takes the place of the ${moneyText(allowed, currency)} that it may move now: say more if files that you signed wait to be sent.`,
            ]),
        "Or lock from your own account, without --relay.",
      ],
      docsPath: "docs/cli/orders.md#allowing-permit2",
    });
  }
}

/** @throws SignatureNotEnoughError */
export async function carriedFormOf(
  { network: { client }, signer: { address } }: ActContext,
  { currency, amount }: Omit<MissingAllowance, "allowed">,
): Promise<CarriedForm> {
  const { token } = currency;
  if (await takesAuthorizations(client, token, address)) return "authorization";
  const allowed = await getAllowance(client, token, address, permit2Address);
  if (allowed >= amount) return "permit2";
  throw new SignatureNotEnoughError(address, { currency, amount, allowed });
}
