import {
  type Address,
  BaseError,
  erc20Abi,
  type Hex,
  isAddressEqual,
  recoverTypedDataAddress,
  type TypedDataDomain,
} from "viem";
import { getCode, readContract } from "viem/actions";

import type { EscrowClient } from "../../../client/escrowClient.ts";
import { getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { getTokenDomain, isAuthorizationSpent } from "../../../client/tokenDomain.ts";
import { LadingError } from "../../../order/errors.ts";
import { type authorizationTypedData, permit2Address } from "../../../order/fundingTypedData.ts";
import { formatMoney, money } from "../../../order/money.ts";
import { silenceOf } from "../../../rpc/nodeFailure.ts";
import type { TokenCurrency } from "../../network/readCurrency.ts";
import { ownErrorOf } from "../../ownError.ts";
import { moneyText } from "../../text/words.ts";

/** Money that a token is asked to move into an order. */
export interface TokenPayment {
  readonly payer: Address;
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  /** By Permit2, by the token's own signed payment, or by an allowance. */
  readonly by: "permit2" | "allowance" | SignedTokenPayment;
}

/** A payment that the payer signed for the token itself (ERC-3009). */
export interface SignedTokenPayment {
  readonly signature: Hex;
  readonly typedData: (tokenDomain: TypedDataDomain) => ReturnType<typeof authorizationTypedData>;
}

interface Reason {
  readonly words: string;
  readonly facts?: readonly string[];
  readonly advice: string;
}

/** The token did not let the money go, and said so in words of its own. */
export class TokenRefusedError extends LadingError {
  override name = "TokenRefusedError";
  constructor({ words, facts = [], advice }: Reason, { payer, currency }: TokenPayment, cause: BaseError) {
    super(`${words} Nothing was sent.`, {
      metaMessages: [
        `payer: ${payer}`,
        `token: ${currency.code} (${currency.token})`,
        ...facts,
        `in the token's own words: ${ownWords(cause)}`,
        advice,
      ],
      docsPath: "docs/cli/orders.md#when-a-token-refuses",
      cause,
    });
  }
}

/**
 * Runs what simulates a payment. Every token has errors of its own, so the reason is looked for on the chain.
 *
 * @throws TokenRefusedError where the call ends with an error that is neither the escrow's nor the exchange's.
 */
export async function withTokenRefusals<Result>(
  client: EscrowClient,
  payment: TokenPayment,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const isTokens =
      error instanceof BaseError &&
      ownErrorOf(error) === undefined &&
      silenceOf(error) === undefined &&
      /revert/i.test(ownWords(error));
    throw isTokens ? new TokenRefusedError(await reasonOf(client, payment), payment, error) : error;
  }
}

async function reasonOf(client: EscrowClient, payment: TokenPayment): Promise<Reason> {
  const { payer, currency, amount, by } = payment;
  const { token } = currency;
  const balance = await readContract(client, {
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [payer],
  });
  if (balance < amount)
    return {
      words: `The payer has too little ${currency.code}.`,
      facts: [`it has ${moneyText(balance, currency)} of ${moneyText(amount, currency)}`],
      advice: "Once the payer has it, run the same command again.",
    };
  if (by === "permit2") {
    if ((await getAllowance(client, token, payer, permit2Address)) < amount)
      return {
        words: "The payer allows Permit2 too little.",
        advice: `The payer can allow it: lading approve permit2 --currency ${token} --amount ${formatMoney(money(amount, currency))}`,
      };
  } else if (by !== "allowance") {
    const found = await signatureReason(client, payment, by);
    if (found !== undefined) return found;
  }
  return {
    words: "The token refuses this payment.",
    advice: "It may be paused, or have blocked one of the accounts: its issuer can tell.",
  };
}

async function signatureReason(
  client: EscrowClient,
  { payer, currency: { token } }: TokenPayment,
  { signature, typedData }: SignedTokenPayment,
): Promise<Reason | undefined> {
  const domain = await getTokenDomain(client, token);
  const signed = typedData(domain);
  const { nonce } = signed.message;
  if (await isAuthorizationSpent(client, { token, authorizer: payer, nonce }))
    return {
      words: "The signed payment was used already, or its signer took it back.",
      advice:
        "See with lading order show whether the order is locked. It never counts again: agree on a new order.",
    };
  // Whether a wallet contract signed, only its code knows.
  if ((await getCode(client, { address: payer })) !== undefined) return undefined;
  const signer = await recoverTypedDataAddress({ ...signed, signature }).catch(() => undefined);
  if (signer !== undefined && isAddressEqual(signer, payer)) return undefined;
  return {
    words: "The signature in the file is not the payer's over exactly this.",
    advice:
      "The file was changed or damaged after it was signed. Ask the payer for the file as it was written, or to sign anew.",
  };
}

/** One line, as the node repeats it. */
function ownWords(error: BaseError): string {
  return (error.details || error.shortMessage).replaceAll(/\s+/g, " ");
}
