import type { Address } from "viem";

import { blockTimeOf } from "../../client/escrowClient.ts";
import { getCreditNonce } from "../../client/getCreditNonce.ts";
import { prepare } from "../../client/prepare.ts";
import { signWithdrawal } from "../../client/signWithdrawal.ts";
import { withdraw } from "../../client/withdraw.ts";
import { withdrawAsSuccessor } from "../../client/withdrawAsSuccessor.ts";
import { LadingError } from "../../order/errors.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan, SignedForm } from "../act/plan.ts";
import { type RelayFileOf, relayFields } from "../act/relayFile.ts";
import { readCurrency, type TokenCurrency } from "../network/readCurrency.ts";
import { amountFact } from "../order/amountFact.ts";
import { type Carried, usualSignBy } from "../order/plans/carried.ts";
import { account } from "../order/sentences.ts";
import { moneyText } from "../text/words.ts";

export interface Withdrawal {
  readonly owner: Address;
  readonly currency: TokenCurrency;
  readonly amount: bigint;
  /** Whether the sender takes it in the owner's place. */
  readonly isSuccessor: boolean;
  /** The owner's signature; without it the sender acts in its own name. */
  readonly carried?: Carried | undefined;
}

/** A payout that waited goes to its owner, or to the owner's successor. */
export async function withdrawPlan(context: ActContext, withdrawal: Withdrawal): Promise<Plan> {
  const { network, signer } = context;
  const { escrow, chainId } = network;
  const { owner, currency, amount, isSuccessor, carried } = withdrawal;
  const to = isSuccessor ? signer.address : owner;
  const paid = { escrow, account: signer.account, owner, token: currency.token, amount };
  const consent = carried === undefined ? {} : { signBy: carried.signBy, signature: carried.signature };
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
          isSuccessor
            ? prepare(client, withdrawAsSuccessor, paid)
            : prepare(client, withdraw, { ...paid, ...consent }),
      },
    ],
    done: "Paid out.",
    facts: { chainId, escrow, owner, to, token: currency.token, amount: amountFact(amount, currency) },
    signed: isSameHex(owner, signer.address) ? await signedForm(context, withdrawal) : undefined,
  };
}

/** What sending a signed withdrawal does. */
export async function carriedWithdrawPlan(
  context: ActContext,
  file: RelayFileOf<"withdrawal">,
): Promise<Plan> {
  const { network } = context;
  const { signer: owner, token, amount, nonce } = file;
  const next = await getCreditNonce(network.client, { escrow: network.escrow, owner, token });
  if (nonce < next)
    throw new LadingError("This signed withdrawal was sent already. Nothing was sent.", {
      metaMessages: [
        `lading credit list --of ${owner} shows what still waits; for that its owner signs anew.`,
      ],
    });
  const currency = await readCurrency(network, token);
  return withdrawPlan(context, { owner, currency, amount, isSuccessor: false, carried: file });
}

async function signedForm(
  { network: { client, escrow, chainId }, signer }: ActContext,
  { owner, currency: { token }, amount }: Withdrawal,
): Promise<SignedForm> {
  return {
    signBy: usualSignBy(await blockTimeOf(client)),
    sign: async (signBy) => {
      const nonce = await getCreditNonce(client, { escrow, owner, token });
      const signature = await signWithdrawal(client, {
        escrow,
        account: signer.account,
        ...{ token, amount, nonce, signBy },
      });
      return {
        ...relayFields({ chainId, escrow, signer: owner, signBy, signature }),
        kind: "withdrawal",
        ...{ token, amount, nonce },
      };
    },
  };
}
