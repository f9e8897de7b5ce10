import type { ContractEventName, GetEventArgs, Hex } from "viem";

import type { eventsAbi } from "../../order/abi/eventsAbi.ts";

/** The name of an event of the escrow. */
export type EventName = ContractEventName<typeof eventsAbi>;

type EventArgs<Name extends EventName> = GetEventArgs<
  typeof eventsAbi,
  Name,
  { EnableUnion: false; IndexedOnly: false; Required: true }
>;

/** One event of the escrow, of a given kind. Addresses are in lower case throughout the auditor. */
export interface EventOf<Name extends EventName> {
  readonly name: Name;
  readonly args: EventArgs<Name>;
}

/** Any event of the escrow. */
export type EscrowEvent = { [Name in EventName]: EventOf<Name> }[EventName];

/** A movement of an order's token into or out of the escrow. */
export interface Transfer {
  readonly token: Hex;
  readonly from: Hex;
  readonly to: Hex;
  readonly amount: bigint;
}

/** When and where an event happened, from proven data only. */
export interface Place {
  readonly block: number;
  /** The block's time, unix seconds. */
  readonly time: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
}
