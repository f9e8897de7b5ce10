import type { Hash, Hex } from "viem";

import { LadingError } from "../order/errors.ts";
import { OrdersMissingError } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import { type Attestations, packAttestations, packOrders } from "../order/packedDelivery.ts";
import { hexText } from "../text/hexText.ts";
import { isSameHex } from "../text/lowerCase.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { getTerms } from "./getTerms.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ConfirmDeliveryParameters extends WriteParameters {
  /** Orders of the same terms, in the order in which the attesters signed them. */
  readonly orders: readonly Order[];
  /** Hash of what the attesters saw, as they signed it. */
  readonly evidenceHash: Hex;
  /** Last second (unix time) in which the attestations count, as they signed it. */
  readonly signBy: number;
  /** Who signed. An empty signature counts: a contract that approved on chain may sign so. */
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

/** A confirmation of orders that live under different terms. */
export class TermsDifferError extends LadingError {
  override name = "TermsDifferError";
  constructor(orders: readonly Order[]) {
    super("The orders of one confirmation live under different terms. Confirm one list for each terms.", {
      metaMessages: orders.map(({ termsId }, index) => `order ${index + 1}: terms ${termsId}`),
      docsPath: "docs/errors.md#termsdiffererror",
    });
  }
}

function requireKnown(attesters: readonly Hex[], attestations: Attestations): void {
  for (const given of Object.keys(attestations)) {
    if (!attesters.some((attester) => isSameHex(attester, given as Hex)))
      throw new AttesterUnknownError(given, attesters);
  }
}

/**
 * Carries attestations to the escrow: delivery is confirmed and inspection begins. Anyone may.
 *
 * @example
 * await confirmDelivery(client, { escrow, orders, evidenceHash, signBy, attestations: { [carrier]: "0x…", [inspector]: "0x…" } });
 * @returns The transaction's hash.
 * @throws EscrowRevertError, AttesterUnknownError, TermsDifferError, TermsNotFoundError, OrdersMissingError
 */
export async function confirmDelivery(
  client: EscrowClient,
  parameters: ConfirmDeliveryParameters,
): Promise<ConfirmDeliveryReturnType> {
  const { escrow, orders, evidenceHash, signBy, attestations } = parameters;
  const termsId = orders[0]?.termsId;
  if (termsId === undefined) throw new OrdersMissingError();
  if (orders.some((order) => !isSameHex(order.termsId, termsId))) throw new TermsDifferError(orders);
  const attesters = parameters.attesters ?? (await getTerms(client, { escrow, termsId })).attesters;
  requireKnown(attesters, attestations);
  return writeEscrow(client, parameters, {
    functionName: "confirmDelivery",
    args: [termsId, packOrders(orders), evidenceHash, signBy, packAttestations(attesters, attestations)],
  });
}
