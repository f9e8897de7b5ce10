import type { ContractEventName, GetEventArgs } from "viem";

import type { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";

/** The name of an event of an FX router. */
export type FxEventName = ContractEventName<typeof fxRouterAbi>;

/** One event of a router, of a given kind. */
export interface FxEventOf<Name extends FxEventName> {
  readonly name: Name;
  readonly args: GetEventArgs<
    typeof fxRouterAbi,
    Name,
    { EnableUnion: false; IndexedOnly: false; Required: true }
  >;
}

/** Any event of an FX router. */
export type FxEvent = { [Name in FxEventName]: FxEventOf<Name> }[FxEventName];
