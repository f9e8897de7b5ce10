import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface SubmitEvidenceParameters extends WriteParameters {
  readonly order: Order;
  /** URI of the evidence file (ERC-1497). */
  readonly evidence: string;
}
export type SubmitEvidenceReturnType = Hash;

/**
 * Submits evidence, while the order is open or after: the parties, as named or as they now are, and the arbitrator.
 *
 * @example
 * await submitEvidence(client, { escrow, order, evidence: "ipfs://bafy…" });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function submitEvidence(
  client: EscrowClient,
  parameters: SubmitEvidenceParameters,
): Promise<SubmitEvidenceReturnType> {
  return writeEscrow(client, parameters, {
    functionName: "submitEvidence",
    args: [parameters.order, parameters.evidence],
  });
}
