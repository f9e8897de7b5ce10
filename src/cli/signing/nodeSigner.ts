import { type Address, type Client, getAddress } from "viem";
import { toAccount } from "viem/accounts";
import { getAddresses } from "viem/actions";

import { UsageError } from "../usageError.ts";
import type { Signer } from "./signer.ts";

/**
 * An account that the node has unlocked, as local chains have. The node signs whatever is sent in its name, so this is for
 * nodes of one's own only.
 *
 * @param client The node, where there is one at hand to ask whether it has the account.
 * @throws UsageError when the node does not have it.
 */
export async function openNodeSigner(address: Address, client: Client | undefined): Promise<Signer> {
  const unlocked = client === undefined ? undefined : await getAddresses(client).catch(() => []);
  if (unlocked !== undefined && !unlocked.some((each) => getAddress(each) === address))
    throw new UsageError(`The node has not unlocked ${address}.`, [
      unlocked.length === 0
        ? "It has no account at all, as public nodes do not: name the key's place with --keystore, --hardhat-key or --signer."
        : `It has ${unlocked.slice(0, 10).join(", ")}${unlocked.length > 10 ? " and more" : ""}.`,
    ]);
  return { address, account: toAccount(address), keptBy: "the node" };
}
