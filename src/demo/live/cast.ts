import type { PrivateKeyAccount } from "viem";
import { keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

import type { Party } from "../timeline/plan.ts";
import type { Chain } from "./chain.ts";
import { enroll } from "./chain.ts";

/** Everyone in the run by name. Keys derive from the names: they are public and for local chains only. */
export type Cast = { chain: Chain; members: Map<Party, PrivateKeyAccount> };

export function createCast(chain: Chain): Cast {
  return { chain, members: new Map() };
}

/** The account of a party; it can sign, and the chain lets it send. */
export async function memberOf(cast: Cast, name: Party): Promise<PrivateKeyAccount> {
  const known = cast.members.get(name);
  if (known !== undefined) return known;
  const account = privateKeyToAccount(keccak256(stringToHex(`lading demonstration: ${name}`)));
  cast.members.set(name, account);
  await enroll(cast.chain, account.address);
  return account;
}
