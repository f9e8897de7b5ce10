import { type Address, BaseError, ContractFunctionRevertedError, parseAbi } from "viem";
import { getCode, readContract, simulateContract } from "viem/actions";

import { LadingError } from "../order/errors.ts";
import type { EscrowClient } from "./escrowClient.ts";

/** What tells the two apart from everything else: a call that a router alone refuses so, and a view that venues have. */
const probeAbi = parseAbi([
  "error CallerNotVenue(address caller, address venue)",
  "function pay(address to, uint256 amount)",
  "function isFirm() view returns (bool firm)",
]);
/** Asks nothing of anybody, and is not the zero address, which a router answers otherwise. */
const anybody: Address = "0x0000000000000000000000000000000000000001";

/** Money, or a side, was to go to a router or a venue, which keep nothing. */
export class ReceiverKeepsNothingError extends LadingError {
  override name = "ReceiverKeepsNothingError";
  constructor(receiver: Address, kind: "router" | "venue") {
    super(`The receiver is an FX ${kind}: what lies there anybody can take.`, {
      metaMessages: [
        `receiver: ${receiver}`,
        "Name an account of yours; to be paid in another currency, use claimConverted or reclaimConverted.",
      ],
      docsPath: "docs/errors.md#receiverkeepsnothingerror",
    });
  }
}

/**
 * Refuses an address that is a router or a venue of the exchange. They hold nothing between calls, so a plain payout there
 * is swept by whoever converts next.
 *
 * @throws ReceiverKeepsNothingError
 */
export async function refuseExchange(client: EscrowClient, receiver: Address): Promise<void> {
  if ((await getCode(client, { address: receiver })) === undefined) return;
  const [isRouter, isVenue] = await Promise.all([
    answersAsRouter(client, receiver),
    isFirm(client, receiver),
  ]);
  if (isRouter) throw new ReceiverKeepsNothingError(receiver, "router");
  if (isVenue) throw new ReceiverKeepsNothingError(receiver, "venue");
}

async function answersAsRouter(client: EscrowClient, address: Address): Promise<boolean> {
  const call = {
    address,
    abi: probeAbi,
    functionName: "pay",
    args: [anybody, 0n],
    account: anybody,
  } as const;
  const answer: unknown = await simulateContract(client, call).catch((error: unknown) => error);
  if (!(answer instanceof BaseError)) return false;
  const reverted = answer.walk((cause) => cause instanceof ContractFunctionRevertedError);
  return reverted instanceof ContractFunctionRevertedError && reverted.data?.errorName === "CallerNotVenue";
}

/** What does not answer as a venue is none. */
async function isFirm(client: EscrowClient, address: Address): Promise<boolean> {
  return readContract(client, { address, abi: probeAbi, functionName: "isFirm" }).then(
    () => true,
    () => false,
  );
}
