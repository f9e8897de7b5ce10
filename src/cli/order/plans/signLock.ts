import { type Hex, parseAbi, zeroHash } from "viem";
import { readContract } from "viem/actions";

import { getAllowance } from "../../../client/exchange/assumeAllowance.ts";
import { nextPermit2Nonce } from "../../../client/nextPermit2Nonce.ts";
import { signAuthorization } from "../../../client/signAuthorization.ts";
import { signPermit2 } from "../../../client/signPermit2.ts";
import { LadingError } from "../../../order/errors.ts";
import { permit2Address } from "../../../order/fundingTypedData.ts";
import type { PlanContext } from "./carried.ts";

const authorizationAbi = parseAbi([
  "function authorizationState(address authorizer, bytes32 nonce) view returns (bool)",
]);

export interface LockSignature {
  readonly signature: Hex;
  /** Of Permit2, where the token has no authorizations of its own. */
  readonly permit2Nonce?: bigint | undefined;
}

/** Signs away exactly what one order is owed: by the token's own authorization, else by Permit2. */
export async function signLock(
  { network, signer, view }: PlanContext,
  signBy: number,
): Promise<LockSignature> {
  const { client, escrow } = network;
  const { order } = view;
  const named = { escrow, account: signer.account, order };
  const hasAuthorizations = await readContract(client, {
    address: order.token,
    abi: authorizationAbi,
    functionName: "authorizationState",
    args: [signer.address, zeroHash],
  }).then(
    () => true,
    () => false,
  );
  if (hasAuthorizations) return { signature: await signAuthorization(client, named) };

  if ((await getAllowance(client, order.token, signer.address, permit2Address)) < order.amount)
    throw new LadingError("This token cannot be locked by a signature alone.", {
      metaMessages: [
        `It has no authorizations (ERC-3009), and ${signer.address} allowed Permit2 (${permit2Address}) too little of it.`,
        "Lock from your own account, without --relay, or allow Permit2 once.",
      ],
    });
  const nonce = await nextPermit2Nonce(client, { owner: signer.address });
  const signature = await signPermit2(client, { ...named, nonce, deadline: BigInt(signBy) });
  return { signature, permit2Nonce: nonce };
}
