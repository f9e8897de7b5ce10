import type { Address, ContractFunctionArgs, ContractFunctionName, EncodeFunctionDataParameters } from "viem";
import { encodeFunctionData } from "viem";

import { orderEscrowAbi } from "../../order/abi/orderEscrowAbi.ts";
import { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
import type { Call } from "./chain.ts";
import type { World } from "./world.ts";
import { exchangeOf } from "./world.ts";

type EscrowAbi = typeof orderEscrowAbi;
/** A function of the escrow that changes something. */
export type EscrowVerb = ContractFunctionName<EscrowAbi, "nonpayable">;

/** A call of the escrow, with the name of what it does for the count. */
export type PreparedCall = Call & { verb: EscrowVerb | undefined };

/** Encodes a call of the escrow. */
export function escrowCall<verb extends EscrowVerb>(
  world: World,
  from: Address,
  verb: verb,
  args: ContractFunctionArgs<EscrowAbi, "nonpayable", verb>,
): PreparedCall {
  // The parameters are checked above; viem's own type cannot follow a generic name.
  const parameters = {
    abi: orderEscrowAbi,
    functionName: verb,
    args,
  } as unknown as EncodeFunctionDataParameters;
  return { from, to: world.escrow, data: encodeFunctionData(parameters), verb };
}

type RouterAbi = typeof fxRouterAbi;

/** The router's ways to lock, and what each calls in the escrow. */
const lockVerbs = {
  lockExact: "lockByCallback",
  lockExactWithPermit: "lockByCallback",
  lockExactWithAuthorization: "lockByCallback",
  lockExactWithPermit2: "lockByCallback",
  lockExactBatch: "lockManyByCallback",
} as const satisfies Partial<Record<ContractFunctionName<RouterAbi, "nonpayable">, EscrowVerb>>;

/** Encodes a lock through the router. */
export function routerCall<verb extends keyof typeof lockVerbs>(
  world: World,
  from: Address,
  verb: verb,
  args: ContractFunctionArgs<RouterAbi, "nonpayable", verb>,
): PreparedCall {
  const parameters = {
    abi: fxRouterAbi,
    functionName: verb,
    args,
  } as unknown as EncodeFunctionDataParameters;
  const data = encodeFunctionData(parameters);
  return { from, to: exchangeOf(world).router, data, verb: lockVerbs[verb] };
}
