import type { Hex } from "viem";

import { nextPermit2Nonce } from "../../../client/nextPermit2Nonce.ts";
import { signAuthorization } from "../../../client/signAuthorization.ts";
import { signPermit2 } from "../../../client/signPermit2.ts";
import type { PlanContext } from "./carried.ts";
import type { CarriedForm } from "./fundingForm.ts";

export interface LockSignature {
  readonly signature: Hex;
  /** Of Permit2, where the token has no authorizations of its own. */
  readonly permit2Nonce?: bigint | undefined;
}

/** Signs away exactly what one order is owed: by the token's own authorization, or by Permit2. */
export async function signLock(
  { network, signer, view }: PlanContext,
  form: CarriedForm,
  signBy: number,
): Promise<LockSignature> {
  const { client, escrow } = network;
  const named = { escrow, account: signer.account, order: view.order };
  if (form === "authorization") return { signature: await signAuthorization(client, named) };
  const nonce = await nextPermit2Nonce(client, { owner: signer.address });
  const signature = await signPermit2(client, { ...named, nonce, deadline: BigInt(signBy) });
  return { signature, permit2Nonce: nonce };
}
