import type { Address, Hex } from "viem";

import { lockExact } from "../../client/exchange/lockExact.ts";
import { lockExactWithAuthorization } from "../../client/exchange/lockExactWithAuthorization.ts";
import { lockExactWithPermit } from "../../client/exchange/lockExactWithPermit.ts";
import { signFxAuthorization } from "../../client/exchange/signFxAuthorization.ts";
import { signFxPermit } from "../../client/exchange/signFxPermit.ts";
import { signFxPermit2 } from "../../client/exchange/signFxPermit2.ts";
import { nextPermit2Nonce } from "../../client/nextPermit2Nonce.ts";
import { prepare } from "../../client/prepare.ts";
import type { FxConversion } from "../../order/exchange/conversion.ts";
import type { PlannedCall, SignedCall } from "../act/plan.ts";
import type { PlanContext } from "../order/plans/carried.ts";
import type { FundingCalls } from "../order/plans/fundingCall.ts";
import type { CarriedForm, FundingForm } from "../order/plans/fundingForm.ts";
import { permitDeadline, signedFormGas } from "../order/plans/ownLock.ts";
import { signedHere } from "../order/plans/signedHere.ts";
import type { LockSignature } from "../order/plans/signLock.ts";

/** A conversion into an order, through a router. */
export interface Payment {
  readonly router: Address;
  /** Where quotes count; only they are looked at. */
  readonly rfqVenue?: Address;
  readonly gateData: Hex;
  readonly conversion: FxConversion;
}

const named = ({ signer, view }: PlanContext, payment: Payment) => ({
  ...payment,
  account: signer.account,
  order: view.order,
});

/** The sender converts and locks, by allowance or by its own signature. */
export function payCall(
  context: PlanContext,
  payment: Payment,
  { form, assumes, isBlind }: FundingCalls,
  does: string,
): PlannedCall {
  return {
    does,
    assumes,
    isBlind,
    prepare: (client) => prepare(client, lockExact, named(context, payment)),
    needsMargin: payment.rfqVenue === undefined,
    bySignature: bySignature(context, payment, form),
  };
}

function bySignature(context: PlanContext, payment: Payment, form: FundingForm): SignedCall | undefined {
  const { signer } = context;
  const call = named(context, payment);
  if (form === "authorization")
    return {
      functionName: "lockExactWithAuthorization",
      extraGas: signedFormGas,
      prepare: async (client) => {
        const signature = await signedHere(signer.keptBy, () => signFxAuthorization(client, call));
        return prepare(client, lockExactWithAuthorization, { ...call, payer: signer.address, signature });
      },
    };
  if (form !== "permit") return undefined;
  const deadline = permitDeadline(context);
  return {
    functionName: "lockExactWithPermit",
    extraGas: signedFormGas,
    prepare: async (client) => {
      const signature = await signedHere(signer.keptBy, () => signFxPermit(client, { ...call, deadline }));
      return prepare(client, lockExactWithPermit, { ...call, deadline, signature });
    },
  };
}

/** Signs a payment that somebody else brings to the chain: it counts for this order and this conversion alone. */
export async function signPayment(
  context: PlanContext,
  payment: Payment,
  form: CarriedForm,
  signBy: number,
): Promise<LockSignature> {
  const { client } = context.network;
  const call = named(context, payment);
  if (form === "authorization") return { signature: await signFxAuthorization(client, call) };
  const nonce = await nextPermit2Nonce(client, { owner: context.signer.address });
  const signature = await signFxPermit2(client, { ...call, nonce, deadline: BigInt(signBy) });
  return { signature, permit2Nonce: nonce };
}
