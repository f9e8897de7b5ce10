import { type Address, createClient, type Hex, http } from "viem";
import { getBlock, getTransactionCount } from "viem/actions";
import { getOrderState } from "../../client/getOrderState.ts";
import { getStoredTerms } from "../../client/getStoredTerms.ts";
import { Status } from "../../order/status.ts";
import type { StoredTerms } from "../../order/terms.ts";
import { inBatches } from "../../rpc/rpc.ts";
import { UnreachableError } from "../../rpc/unreachableError.ts";
import type { Network } from "../network/openNetwork.ts";
import type { Signer } from "../signing/signer.ts";

/** Calls in one request: what public nodes take. */
const batchSize = 100;

/** How orders stand, in their order: many in one request. */
export async function readStatuses(
  { client, escrow }: Network,
  orderIds: readonly Hex[],
): Promise<readonly Status[]> {
  const batching = createClient({ transport: http(client.transport.url, { batch: { batchSize, wait: 5 } }) });
  return inBatches(orderIds, async (orderId) => {
    const { status } = await getOrderState(batching, { escrow, orderId });
    return status;
  });
}

/** The terms that orders name; unpublished ones are left out. */
export async function readTermsOf(
  { client, escrow }: Network,
  termsIds: readonly Hex[],
): Promise<ReadonlyMap<Hex, StoredTerms>> {
  const found = await inBatches(
    [...new Set(termsIds)],
    async (termsId): Promise<[Hex, StoredTerms]> => [
      termsId,
      await getStoredTerms(client, { escrow, termsId }),
    ],
  );
  return new Map(found.filter(([, { threshold }]) => threshold > 0));
}

/** Earlier transactions of the account are still on their way. */
export class TransactionsPendingError extends UnreachableError {
  constructor(account: Address, count: number, waitSeconds: number) {
    super(
      [
        `${count} earlier transactions of ${account} were not mined within ${waitSeconds} seconds. Nothing more was sent.`,
        "",
        "One of them may lock orders of this file. Run the command again when they are mined.",
        "One that is stuck is replaced by --nonce with a higher --max-fee.",
      ].join("\n"),
    );
  }
}

/** The chain's time, unix seconds. */
export async function readTime({ client }: Network): Promise<number> {
  return Number((await getBlock(client, { blockTag: "latest" })).timestamp);
}

/**
 * Waits until no transaction of the account is on its way: an import that was cut off may have sent a batch that is not
 * mined yet, and its orders do not count as locked until then.
 *
 * @throws TransactionsPendingError
 */
export async function waitForPending(
  { client }: Network,
  { address }: Signer,
  { wait: waitSeconds, nonce }: { readonly wait: number; readonly nonce?: number | undefined },
  tell: (count: number) => void,
): Promise<void> {
  const until = Date.now() + waitSeconds * 1_000;
  for (let isFirst = true; ; isFirst = false) {
    const [mined, sent] = await Promise.all([
      getTransactionCount(client, { address, blockTag: "latest" }),
      getTransactionCount(client, { address, blockTag: "pending" }),
    ]);
    // The one that the sender wants to replace need not be waited for.
    if (sent <= mined || (nonce === mined && sent === mined + 1)) return;
    if (isFirst) tell(sent - mined);
    if (Date.now() >= until) throw new TransactionsPendingError(address, sent - mined, waitSeconds);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Whether an order with this status was ever locked. */
export const isThere = (status: Status | undefined): boolean =>
  status !== undefined && status !== Status.None;
