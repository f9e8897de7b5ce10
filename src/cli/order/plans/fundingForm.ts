import type { Address } from "viem";
import { getCode } from "viem/actions";

import { getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { LadingError } from "../../../order/errors.ts";
import { permit2Address } from "../../../order/fundingTypedData.ts";
import type { ActContext } from "../../act/act.ts";
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

/** Nobody can bring this money by a signature alone. */
export class SignatureNotEnoughError extends LadingError {
  override name = "SignatureNotEnoughError";
  constructor(owner: Address) {
    super("This token cannot be locked by a signature alone.", {
      metaMessages: [
        `It has no authorizations (ERC-3009), and ${owner} allowed Permit2 (${permit2Address}) too little of it.`,
        "A permit (EIP-2612) would not do: it names no order, so only its owner may lock with it.",
        "Lock from your own account, without --relay, or allow Permit2 once.",
      ],
    });
  }
}

/** @throws SignatureNotEnoughError */
export async function carriedFormOf(
  { network: { client }, signer: { address } }: ActContext,
  { token, amount }: Pick<FundingFormParameters, "token" | "amount">,
): Promise<CarriedForm> {
  if (await takesAuthorizations(client, token, address)) return "authorization";
  if ((await getAllowance(client, token, address, permit2Address)) >= amount) return "permit2";
  throw new SignatureNotEnoughError(address);
}
