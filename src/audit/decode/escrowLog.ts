import { type Address, pad } from "viem";

import type { ChainLog } from "../../rpc/chain.ts";

/** `Transfer(address,address,uint256)`. */
export const transferSelector = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

/**
 * Whether a log is one of the escrow's own: emitted by it, or an ERC-20 transfer into or out of it by any token. An ERC-721
 * transfer has a fourth topic and no data, so it does not fit.
 */
export function escrowLogTest(escrow: Address): (log: ChainLog) => boolean {
  const emitter = escrow.toLowerCase();
  const account = pad(escrow).toLowerCase();
  return ({ address, topics, data }) => {
    if (address === emitter) return true;
    const [selector, from, to] = topics;
    if (selector !== transferSelector || topics.length !== 3 || data.length !== 66) return false;
    return from !== to && (from === account || to === account);
  };
}
