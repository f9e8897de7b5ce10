import { estimateGas } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";

/** What a call takes on the newest block: some nodes estimate on a pending one, behind the account's own transactions. */
export function estimateNow(client: EscrowClient, { account, to, data }: PreparedCall): Promise<bigint> {
  return estimateGas(client, { account: account.address, to, data, blockTag: "latest" });
}
