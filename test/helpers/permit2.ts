import type { Address } from "viem";

import { openChain, type Provider } from "../../src/demo/live/chain.ts";
import { deployPermit2 as deployFrom } from "../../src/demo/live/permit2.ts";
import { permit2Address } from "../../src/order/fundingTypedData.ts";

/** Permit2's address on every chain. */
export const PERMIT2 = permit2Address;

/** Deploys the real Permit2 to its address from the chain's first unlocked account. */
export async function deployPermit2(provider: unknown): Promise<void> {
  const chain = await openChain(provider as Provider);
  const [account] = (await chain.provider.request({ method: "eth_accounts" })) as Address[];
  if (account === undefined) throw new Error("The chain has no unlocked account to deploy Permit2 from.");
  await deployFrom(chain, account);
}
