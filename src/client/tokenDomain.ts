import { type Address, domainSeparator, type Hex, parseAbi, type TypedDataDomain } from "viem";
import { readContract } from "viem/actions";

import { LadingError } from "../order/errors.ts";
import { chainIdOf, type EscrowClient } from "./escrowClient.ts";

const tokenAbi = parseAbi([
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function nonces(address owner) view returns (uint256)",
  "function authorizationState(address authorizer, bytes32 nonce) view returns (bool)",
]);

/** The token signs under no domain that could be found. */
export class TokenDomainUnknownError extends LadingError {
  override name = "TokenDomainUnknownError";
  constructor(token: Address) {
    super("The token's EIP-712 domain could not be found: it takes no permits or authorizations.", {
      metaMessages: [`token: ${token}`, "Lock by allowance or by Permit2."],
      docsPath: "docs/errors.md#tokendomainunknownerror",
    });
  }
}

async function orUndefined<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch(() => undefined);
}

/**
 * The EIP-712 domain of a token, proven: name and version (or 1 or 2, for tokens that do not tell) are tried until they make
 * the token's own `DOMAIN_SEPARATOR`.
 *
 * @throws TokenDomainUnknownError
 */
export async function getTokenDomain(client: EscrowClient, token: Address): Promise<TypedDataDomain> {
  const read = (functionName: "name" | "version" | "DOMAIN_SEPARATOR"): Promise<string | Hex | undefined> =>
    orUndefined(readContract(client, { address: token, abi: tokenAbi, functionName }));
  const [chainId, name, version, separator] = await Promise.all([
    chainIdOf(client),
    read("name"),
    read("version"),
    read("DOMAIN_SEPARATOR"),
  ]);
  const candidates = [version, "1", "2"]
    .filter((candidate) => candidate !== undefined)
    .map((candidate) => ({ name, version: candidate, chainId, verifyingContract: token }) as const);
  const domain = candidates.find((candidate) => domainSeparator({ domain: candidate }) === separator);
  if (name === undefined || domain === undefined) throw new TokenDomainUnknownError(token);
  return { ...domain, name };
}

/** The EIP-2612 nonce that an owner's next permit must carry. */
export async function getPermitNonce(client: EscrowClient, token: Address, owner: Address): Promise<bigint> {
  return readContract(client, { address: token, abi: tokenAbi, functionName: "nonces", args: [owner] });
}

/** Whether an ERC-3009 authorization was used or taken back. @throws when the token has none. */
export async function isAuthorizationSpent(
  client: EscrowClient,
  {
    token,
    authorizer,
    nonce,
  }: { readonly token: Address; readonly authorizer: Address; readonly nonce: Hex },
): Promise<boolean> {
  const args = [authorizer, nonce] as const;
  return readContract(client, { address: token, abi: tokenAbi, functionName: "authorizationState", args });
}
