import type { StateOverride } from "viem";
import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import type { RelayFile } from "./relayFile.ts";

/** A call that its sender signs something for first. */
export interface SignedCall {
  readonly functionName: string;
  /** Signs, checks and simulates. */
  readonly prepare: (client: EscrowClient) => Promise<PreparedCall>;
  /** Gas that it takes beyond the unsigned form, rounded up. */
  readonly extraGas: bigint;
}

/** One transaction of a plan. */
export interface PlannedCall {
  /** In words, as "allow the escrow to take 1,000.00 USDC". */
  readonly does: string;
  /** Checks and simulates: what `prepare` of the client does. */
  readonly prepare: (client: EscrowClient) => Promise<PreparedCall>;
  /** What an earlier call of the plan will have changed, for simulating before it was sent. */
  readonly assumes?: StateOverride | undefined;
  /** Neither the node nor the token lets that be assumed: it is simulated only when it is due. */
  readonly isBlind?: boolean | undefined;
  /** It trades in a pool, where what it takes may grow until it is mined: its limit is a quarter above the estimate. */
  readonly needsMargin?: boolean | undefined;
  /** What is sent in place of it; nothing is signed before the question, so until then `prepare` stands for it. */
  readonly bySignature?: SignedCall | undefined;
}

/** The form of an action that is signed here and sent by somebody else. */
export interface SignedForm {
  /** Last second (unix time) in which the signature counts, if nobody says otherwise. */
  readonly signBy: number;
  /** An earlier one is refused: what is signed counts until then in any case. Default: any. */
  readonly earliestSignBy?: number | undefined;
  /** A later one is refused. Default: any. */
  readonly latestSignBy?: number | undefined;
  /** Others must sign the very same last time, so it is named by its date and not by a span from now. */
  readonly isShared?: boolean | undefined;
  readonly sign: (signBy: number) => Promise<RelayFile>;
  /** One line: what to do with the file at this path. Default: anybody can send it, for it is enough alone. */
  readonly handOn?: ((path: string) => string) | undefined;
}

/** What a command is about to do, in words and in calls. */
export interface Plan {
  /** For programs, as "order claim". */
  readonly action: string;
  /** One line: what is done to what. */
  readonly title: string;
  /** Who pays whom how much of what. */
  readonly will: readonly string[];
  /** When each side can act next, and the latest exit. */
  readonly follows: readonly string[];
  /** One after the other; the last one is the action itself. */
  readonly calls: readonly PlannedCall[];
  /** One line for when it is done. */
  readonly done: string;
  /** For programs: what the action is about. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly signed?: SignedForm | undefined;
}
