import type { Hex } from "viem";
import { getContractEvents } from "viem/actions";

import { eventsAbi } from "../order/abi/eventsAbi.ts";
import { LadingError } from "../order/errors.ts";
import { termsIdOf } from "../order/ids.ts";
import type { Terms } from "../order/terms.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetTermsParameters extends EscrowParameters {
  readonly termsId: Hex;
  /** Where to begin to look, for nodes that limit the range. Default: the first block. */
  readonly fromBlock?: bigint | undefined;
}
export type GetTermsReturnType = Terms;

/** No event of this escrow carries terms with this id. */
export class TermsNotFoundError extends LadingError {
  override name = "TermsNotFoundError";
  constructor(termsId: Hex) {
    super("No terms with this id were published in this escrow.", {
      metaMessages: [`termsId: ${termsId}`, "Check the escrow, and the block to begin from."],
      docsPath: "docs/errors.md#termsnotfounderror",
    });
  }
}

/**
 * The published terms, all of them, from the event that published them. Their hash is checked against the id, so the node
 * need not be trusted.
 *
 * @example
 * const { attesters, threshold } = await getTerms(client, { escrow, termsId: order.termsId });
 * @throws TermsNotFoundError
 */
export async function getTerms(
  client: EscrowClient,
  { escrow, termsId, fromBlock = 0n }: GetTermsParameters,
): Promise<GetTermsReturnType> {
  const published = await getContractEvents(client, {
    address: escrow,
    abi: eventsAbi,
    eventName: "TermsPublished",
    args: { termsId },
    fromBlock,
    strict: true,
  });
  const found = published.map(({ args }) => args.terms).find((terms) => termsIdOf(terms) === termsId);
  if (found === undefined) throw new TermsNotFoundError(termsId);
  return found;
}
