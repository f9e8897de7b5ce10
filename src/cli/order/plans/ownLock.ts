import type { Hex } from "viem";

import type { EscrowClient } from "../../../client/escrowClient.ts";
import { lockWithAuthorization } from "../../../client/lockWithAuthorization.ts";
import { lockWithPermit } from "../../../client/lockWithPermit.ts";
import { prepare } from "../../../client/prepare.ts";
import { signAuthorization } from "../../../client/signAuthorization.ts";
import { signPermit } from "../../../client/signPermit.ts";
import type { SignedCall } from "../../act/plan.ts";
import type { PlanContext } from "./carried.ts";
import type { FundingForm } from "./fundingForm.ts";
import { signedHere } from "./signedHere.ts";

/** Above a lock by allowance, with USDC's code behind its proxy, which is dearer than most. */
export const signedFormGas = 40_000n;

/** Seconds in which a permit of one's own has to be mined. */
const permitPeriod = 3_600;

/** The last second of a permit that its owner sends itself. */
export const permitDeadline = ({ view }: PlanContext): bigint =>
  BigInt(Math.min(view.order.lockBy, view.nowAt + permitPeriod));

/** A lock by the sender's own signature, in one transaction; none where the money is allowed. */
export function ownSignedLock(
  context: PlanContext,
  form: FundingForm,
  gateData: Hex,
): SignedCall | undefined {
  const { network, signer, view } = context;
  const named = { escrow: network.escrow, account: signer.account, order: view.order };
  if (form === "authorization")
    return {
      functionName: "lockWithAuthorization",
      extraGas: signedFormGas,
      prepare: async (client: EscrowClient) => {
        const signature = await signedHere(signer.keptBy, () => signAuthorization(client, named));
        return prepare(client, lockWithAuthorization, {
          ...named,
          payer: signer.address,
          gateData,
          signature,
        });
      },
    };
  if (form !== "permit") return undefined;
  const deadline = permitDeadline(context);
  return {
    functionName: "lockWithPermit",
    extraGas: signedFormGas,
    prepare: async (client: EscrowClient) => {
      const signature = await signedHere(signer.keptBy, () => signPermit(client, { ...named, deadline }));
      return prepare(client, lockWithPermit, { ...named, gateData, deadline, signature });
    },
  };
}
