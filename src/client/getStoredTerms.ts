import type { Hex } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { StoredTerms } from "../order/terms.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetStoredTermsParameters extends EscrowParameters {
  readonly termsId: Hex;
}
export type GetStoredTermsReturnType = StoredTerms;

/**
 * What the escrow keeps of published terms; all zero when unknown. For the whole of them see `getTerms`.
 *
 * @example
 * const { inspectionPeriod } = await getStoredTerms(client, { escrow, termsId });
 */
export async function getStoredTerms(
  client: EscrowClient,
  { escrow, termsId }: GetStoredTermsParameters,
): Promise<GetStoredTermsReturnType> {
  return withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "termsOf",
      args: [termsId],
    }),
  );
}
