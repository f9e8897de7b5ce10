import type { Address, Hex } from "viem";

import type { ActContext } from "../../act/act.ts";
import type { SingleOrderView } from "../orderView.ts";

/** A signed action that somebody else carries to the chain. */
export interface Carried {
  readonly signer: Address;
  readonly signBy: number;
  readonly signature: Hex;
}

/** What plans about one order share. */
export interface PlanContext extends ActContext {
  readonly view: SingleOrderView;
  /** Without it, the sender acts in its own name. */
  readonly carried?: Carried | undefined;
}

/** Seconds for which a signed action counts if nobody says otherwise. */
const usualSignaturePeriod = 2 * 86_400;

export const usualSignBy = (nowAt: number): number => nowAt + usualSignaturePeriod;

/** What every action of one order tells the client. */
export function actionParameters({ network, signer, view, carried }: PlanContext) {
  return {
    escrow: network.escrow,
    account: signer.account,
    order: view.order,
    ...(carried === undefined ? {} : { signBy: carried.signBy, signature: carried.signature }),
  };
}

/** What every signing of one order tells the client. */
export function signingParameters({ network, signer, view }: PlanContext, signBy: number) {
  return { escrow: network.escrow, account: signer.account, order: view.order, signBy };
}

/** The fields that say who signed a relayed action, and for where. */
export function relaySigned({ network, signer }: PlanContext, signBy: number, signature: Hex) {
  return {
    format: "lading-relay-1",
    chainId: network.chainId,
    escrow: network.escrow,
    signer: signer.address,
    signBy,
    signature,
  } as const;
}

/** For programs: which order, and how much of what it is about. */
export function orderFacts({ view, network }: PlanContext) {
  return { chainId: network.chainId, escrow: network.escrow, orderId: view.orderId };
}
