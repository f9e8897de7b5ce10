import type { Hash, Hex } from "viem";

import { LadingError } from "../order/errors.ts";
import { OrdersMissingError } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import { hexText } from "../text/hexText.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { getTerms } from "./getTerms.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

/** Signatures by attester, as the terms name it (an address, or an ERC-7913 signer). */
export type Attestations = Readonly<Record<Hex, Hex>>;

export interface ConfirmDeliveryParameters extends WriteParameters {
  /** Orders of the same terms, in the order in which the attesters signed them. */
  readonly orders: readonly Order[];
  /** Hash of what the attesters saw, as they signed it. */
  readonly evidenceHash: Hex;
  /** Last second (unix time) in which the attestations count, as they signed it. */
  readonly signBy: number;
  readonly attestations: Attestations;
  /** All attesters of the terms, as published. Default: read from the event that published them. */
  readonly attesters?: readonly Hex[] | undefined;
}
export type ConfirmDeliveryReturnType = Hash;

/** An attestation by somebody whom the terms do not name. */
export class AttesterUnknownError extends LadingError {
  override name = "AttesterUnknownError";
  constructor(attester: string, attesters: readonly Hex[]) {
    super("The terms name no such attester.", {
      metaMessages: [`given: ${hexText(attester as Hex)}`, `attesters: ${attesters.map(hexText).join(", ")}`],
      docsPath: "docs/errors.md#attesterunknownerror",
    });
  }
}

function alignSignatures(attesters: readonly Hex[], attestations: Attestations): Hex[] {
  const signatures = new Map(
    Object.entries(attestations).map(([attester, signature]) => [attester.toLowerCase(), signature]),
  );
  const known = new Set(attesters.map((attester) => attester.toLowerCase()));
  for (const attester of signatures.keys()) {
    if (!known.has(attester)) throw new AttesterUnknownError(attester, attesters);
  }
  return attesters.map((attester) => signatures.get(attester.toLowerCase()) ?? "0x");
}

/**
 * Carries attestations to the escrow: delivery is confirmed and inspection begins. Anyone may.
 *
 * @example
 * await confirmDelivery(client, { escrow, orders, evidenceHash, signBy, attestations: { [carrier]: "0x…", [inspector]: "0x…" } });
 * @returns The transaction's hash.
 * @throws EscrowRevertError, AttesterUnknownError, TermsNotFoundError, OrdersMissingError
 */
export async function confirmDelivery(
  client: EscrowClient,
  parameters: ConfirmDeliveryParameters,
): Promise<ConfirmDeliveryReturnType> {
  const { escrow, orders, evidenceHash, signBy, attestations } = parameters;
  const termsId = orders[0]?.termsId;
  if (termsId === undefined) throw new OrdersMissingError();
  const attesters = parameters.attesters ?? (await getTerms(client, { escrow, termsId })).attesters;
  const signatures = alignSignatures(attesters, attestations);
  return writeEscrow(client, parameters, {
    functionName: "confirmDelivery",
    args: [orders, evidenceHash, signBy, attesters, signatures],
  });
}
