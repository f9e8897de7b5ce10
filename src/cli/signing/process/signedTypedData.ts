import {
  type Address,
  getTypesForEIP712Domain,
  type Hex,
  hashTypedData,
  recoverAddress,
  serializeTypedData,
  type TypedData,
  type TypedDataDefinition,
  type TypedDataDomain,
} from "viem";

import { SignerMismatchError } from "../signingErrors.ts";
import { normalSignature } from "./normalSignature.ts";
import type { SignerRpc } from "./signerRpc.ts";

/**
 * Typed data (EIP-712), signed by a signer process and checked: the signature is that of the account over the data as it was
 * asked for, whatever the process showed or changed.
 */
export async function signedTypedData<
  const typedData extends TypedData | Record<string, unknown>,
  primaryType extends keyof typedData | "EIP712Domain",
>(rpc: SignerRpc, address: Address, definition: TypedDataDefinition<typedData, primaryType>): Promise<Hex> {
  const { domain, types, primaryType } = definition as TypedDataDefinition;
  const domainType = getTypesForEIP712Domain({ domain: domain as TypedDataDomain });
  const whole = { ...definition, types: { EIP712Domain: domainType, ...types } };
  const asked: unknown = JSON.parse(serializeTypedData(whole as typeof definition));
  const signature = normalSignature(rpc, await rpc.request("account_signTypedData", [address, asked]));
  const by = await recoverAddress({ hash: hashTypedData(definition), signature });
  if (by === address) return signature;
  throw new SignerMismatchError(rpc.name, [
    `The signature is not that of ${address} over this ${primaryType}: another account signed, or something else was signed.`,
  ]);
}
