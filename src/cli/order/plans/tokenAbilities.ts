import { type Address, keccak256, parseAbi, toHex, zeroHash } from "viem";
import { readContract } from "viem/actions";

import type { EscrowClient } from "../../../client/escrowClient.ts";
import { getPermitNonce, getTokenDomain, isAuthorizationSpent } from "../../../client/tokenDomain.ts";

const abi = parseAbi(["function PERMIT_TYPEHASH() view returns (bytes32)"]);
const permitTypehash = keccak256(
  toHex("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
);

const isAnswered = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );

/** Whether a token takes signed payments of its own (ERC-3009). */
export async function takesAuthorizations(
  client: EscrowClient,
  token: Address,
  owner: Address,
): Promise<boolean> {
  const spent = isAuthorizationSpent(client, { token, authorizer: owner, nonce: zeroHash });
  return isAnswered(Promise.all([spent, getTokenDomain(client, token)]));
}

/** Whether a token takes EIP-2612 permits. DAI's own form of them is another one. */
export async function takesPermits(client: EscrowClient, token: Address, owner: Address): Promise<boolean> {
  const read = { address: token, abi, functionName: "PERMIT_TYPEHASH" } as const;
  // Few tokens tell; one that does tells the truth about itself.
  const told = await readContract(client, read).catch(() => permitTypehash);
  if (told !== permitTypehash) return false;
  return isAnswered(Promise.all([getPermitNonce(client, token, owner), getTokenDomain(client, token)]));
}
