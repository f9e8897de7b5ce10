import { decodeFunctionData, type Hex, size } from "viem";
import { getCode, getTransaction } from "viem/actions";

import { getTerms } from "../../../client/getTerms.ts";
import { orderEscrowAbi } from "../../../order/abi/orderEscrowAbi.ts";
import { countPackedOrders, unpackSigners } from "../../../order/packedDelivery.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import type { Network } from "../../network/openNetwork.ts";
import type { OrderEvent } from "../orderEvents.ts";
import type { OrderView } from "../orderView.ts";

/** What attesters signed, as it was carried to the escrow. */
export interface Confirmation {
  /** When the delivery was confirmed, unix seconds. */
  readonly at: number;
  readonly evidenceHash: Hex;
  /** Whose signatures were carried, and over what; `undefined` where a contract carried them, whose call tells nothing. */
  readonly carried:
    | { readonly signers: readonly Hex[]; readonly orderCount: number; readonly signBy: number }
    | undefined;
}

/** One of the attesters of an order's terms, who reads. */
export interface AttesterReader {
  readonly attester: Hex;
  readonly attesterCount: number;
  /** An account signs by itself; a contract or a key needs its signature from elsewhere. */
  readonly isAccount: boolean;
  readonly confirmation: Confirmation | undefined;
}

/**
 * What the chain tells a reader who is an attester of the order's terms.
 *
 * @param reader An address, or an attester's longer bytes.
 * @returns `undefined` for everybody else.
 */
export async function readAttester(
  network: Network,
  { order }: OrderView,
  events: readonly OrderEvent[],
  reader: Hex,
): Promise<AttesterReader | undefined> {
  const { client, escrow } = network;
  const { attesters } = await getTerms(client, { escrow, termsId: order.termsId });
  const attester = attesters.find((each) => isSameHex(each, reader));
  if (attester === undefined) return undefined;
  const code = size(attester) === 20 ? await getCode(client, { address: attester }) : "0x";
  return {
    attester,
    attesterCount: attesters.length,
    // An account that delegates (EIP-7702) has code, and signs by itself all the same.
    isAccount: size(attester) === 20 && (code === undefined || code.startsWith("0xef0100")),
    confirmation: await confirmationOf(network, events),
  };
}

async function confirmationOf(
  { client, escrow }: Network,
  events: readonly OrderEvent[],
): Promise<Confirmation | undefined> {
  for (const { event, at, transactionHash } of events) {
    if (event.name !== "OrderDelivered") continue;
    const { evidenceHash } = event.args;
    const { to, input } = await getTransaction(client, { hash: transactionHash });
    const isDirect = to !== null && isSameHex(to, escrow);
    return { at, evidenceHash, carried: isDirect ? carriedBy(input) : undefined };
  }
  return undefined;
}

function carriedBy(input: Hex): Confirmation["carried"] {
  const { functionName, args } = decodeFunctionData({ abi: orderEscrowAbi, data: input });
  if (functionName !== "confirmDelivery") return undefined;
  const [, orders, , signBy, attestations] = args;
  return {
    signers: unpackSigners(attestations),
    orderCount: countPackedOrders(orders),
    signBy,
  };
}
