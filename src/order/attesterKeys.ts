import {
  type Address,
  decodeAbiParameters,
  encodeAbiParameters,
  type Hex,
  hexToBigInt,
  size,
  slice,
} from "viem";

const lowerCase = <Text extends Hex>(hex: Text): Text => hex.toLowerCase() as Text;

/** An ERC-7913 signer that is no account: the contract that verifies, and the key that it is given. */
export interface AttesterKey {
  readonly verifier: Address;
  readonly key: Hex;
}

/** The keys among attesters, in lower case; the others are accounts. */
export function attesterKeys(attesters: readonly Hex[]): AttesterKey[] {
  return attesters
    .filter((attester) => size(attester) > 20)
    .map((attester) => ({
      verifier: lowerCase(slice(attester, 0, 20)),
      key: lowerCase(slice(attester, 20)),
    }));
}

const rsaKey = [{ type: "bytes" }, { type: "bytes" }] as const;

/** The public exponent of an RSA key, as `RsaVerifier` takes it; `undefined` for other keys. */
export function rsaExponent(key: Hex): bigint | undefined {
  try {
    const [exponent, modulus] = decodeAbiParameters(rsaKey, key);
    // Other keys do not happen to be a canonical encoding of two.
    if (lowerCase(encodeAbiParameters(rsaKey, [exponent, modulus])) !== lowerCase(key)) return undefined;
    return size(exponent) === 0 ? 0n : hexToBigInt(exponent);
  } catch {
    return undefined;
  }
}
