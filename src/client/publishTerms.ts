import type { Hash } from "viem";

import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface PublishTermsParameters extends WriteParameters {
  readonly terms: Terms;
}
export type PublishTermsReturnType = Hash;

/**
 * Publishes terms, or does nothing if they are published. Their id is `termsIdOf(terms)`.
 *
 * @example
 * await publishTerms(client, { escrow, terms: parseTerms(input) });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function publishTerms(
  client: EscrowClient,
  parameters: PublishTermsParameters,
): Promise<PublishTermsReturnType> {
  return writeEscrow(client, parameters, { functionName: "publishTerms", args: [parameters.terms] });
}
