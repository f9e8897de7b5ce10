import { cancelRecovery } from "./cancelRecovery.ts";
import { claim } from "./claim.ts";
import { claimMany } from "./claimMany.ts";
import { confirmDelivery } from "./confirmDelivery.ts";
import { dispute } from "./dispute.ts";
import { enforceDefault } from "./enforceDefault.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";
import { getCredit } from "./getCredit.ts";
import { getCreditNonce } from "./getCreditNonce.ts";
import { getHolder } from "./getHolder.ts";
import { getLatestExit } from "./getLatestExit.ts";
import { getOrderId } from "./getOrderId.ts";
import { getOrderState } from "./getOrderState.ts";
import { getRecovery } from "./getRecovery.ts";
import { getStoredTerms } from "./getStoredTerms.ts";
import { getTerms } from "./getTerms.ts";
import { lock } from "./lock.ts";
import { lockMany } from "./lockMany.ts";
import { lockManyWithAuthorization } from "./lockManyWithAuthorization.ts";
import { lockManyWithPermit2 } from "./lockManyWithPermit2.ts";
import { lockWithAuthorization } from "./lockWithAuthorization.ts";
import { lockWithPermit } from "./lockWithPermit.ts";
import { lockWithPermit2 } from "./lockWithPermit2.ts";
import { nextPermit2Nonce } from "./nextPermit2Nonce.ts";
import { publishTerms } from "./publishTerms.ts";
import { reassign } from "./reassign.ts";
import { reclaim } from "./reclaim.ts";
import { reclaimMany } from "./reclaimMany.ts";
import { refund } from "./refund.ts";
import { release } from "./release.ts";
import { releaseMany } from "./releaseMany.ts";
import { rule } from "./rule.ts";
import { setRecovery } from "./setRecovery.ts";
import { settle } from "./settle.ts";
import { signAuthorization } from "./signAuthorization.ts";
import { signClaim } from "./signClaim.ts";
import { signDelivery } from "./signDelivery.ts";
import { signDispute } from "./signDispute.ts";
import { signPermit } from "./signPermit.ts";
import { signPermit2 } from "./signPermit2.ts";
import { signPermit2List } from "./signPermit2List.ts";
import { signReclaim } from "./signReclaim.ts";
import { signRelease } from "./signRelease.ts";
import { signSettlement } from "./signSettlement.ts";
import { signWithdrawal } from "./signWithdrawal.ts";
import { submitEvidence } from "./submitEvidence.ts";
import { withdraw } from "./withdraw.ts";
import { withdrawAsSuccessor } from "./withdrawAsSuccessor.ts";

const actions = {
  cancelRecovery,
  claim,
  claimMany,
  confirmDelivery,
  dispute,
  enforceDefault,
  getCredit,
  getCreditNonce,
  getHolder,
  getLatestExit,
  getOrderId,
  getOrderState,
  getRecovery,
  getStoredTerms,
  getTerms,
  lock,
  lockMany,
  lockManyWithAuthorization,
  lockManyWithPermit2,
  lockWithAuthorization,
  lockWithPermit,
  lockWithPermit2,
  nextPermit2Nonce,
  publishTerms,
  reassign,
  reclaim,
  reclaimMany,
  refund,
  release,
  releaseMany,
  rule,
  setRecovery,
  settle,
  // viem wallets have a signAuthorization of their own (EIP-7702), which must not be hidden.
  signLockAuthorization: signAuthorization,
  signClaim,
  signDelivery,
  signDispute,
  signPermit,
  signPermit2,
  signPermit2List,
  signReclaim,
  signRelease,
  signSettlement,
  signWithdrawal,
  submitEvidence,
  withdraw,
  withdrawAsSuccessor,
};

type Actions = typeof actions;
// Omit of a union would keep only what its members share.
type OmitEach<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Bound<action> = action extends (client: EscrowClient, parameters: infer parameters) => infer result
  ? Record<never, never> extends OmitEach<parameters, keyof EscrowParameters>
    ? (parameters?: OmitEach<parameters, keyof EscrowParameters>) => result
    : (parameters: OmitEach<parameters, keyof EscrowParameters>) => result
  : never;

/** Every action of the suite, bound to a client and an escrow. */
export type EscrowActions = { readonly [name in keyof Actions]: Bound<Actions[name]> };

/**
 * Decorator for viem clients: every action as a method that knows its escrow.
 *
 * @example
 * const client = createWalletClient({ account, chain, transport }).extend(escrowActions({ escrow }));
 * await client.lock({ order });
 */
export function escrowActions(escrow: EscrowParameters): (client: EscrowClient) => EscrowActions {
  type Action = (client: EscrowClient, parameters: object) => Promise<unknown>;
  return (client) =>
    Object.fromEntries(
      Object.entries(actions as unknown as Record<string, Action>).map(([name, action]) => [
        name,
        (parameters: object = {}) => action(client, { ...parameters, ...escrow }),
      ]),
    ) as unknown as EscrowActions;
}
