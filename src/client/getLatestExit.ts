import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { Order } from "../order/order.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetLatestExitParameters extends EscrowParameters {
  readonly order: Order;
}
export type GetLatestExitReturnType = number;

/**
 * First second (unix time) from which one side alone can take the held money, whatever all others do until then. It may
 * lie in the past: then the side can act now. Zero once Settled, and when the order was not locked in time.
 *
 * @example
 * const exitAt = new Date(1_000 * (await getLatestExit(client, { escrow, order })));
 * @throws EscrowRevertError `TermsUnknown`
 */
export async function getLatestExit(
  client: EscrowClient,
  { escrow, order }: GetLatestExitParameters,
): Promise<GetLatestExitReturnType> {
  const exitAt = await withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "latestExit",
      args: [order],
    }),
  );
  return Number(exitAt);
}
