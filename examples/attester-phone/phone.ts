// The carrier's phone. It holds a passkey and has no network: it reads a request, perhaps from a QR code, and answers with
// an attestation. Node's WebCrypto plays the authenticator here; in a browser `navigator.credentials.get` makes the same
// bytes, after finger, face or PIN.
import { type DeliveryMessage, deliveryTypedData, type EscrowDomainParameters } from "lading/client";
import {
  type Address,
  bytesToHex,
  concatHex,
  encodeAbiParameters,
  type Hex,
  hashTypedData,
  hexToBytes,
  toHex,
} from "viem";

export interface Phone {
  /** How terms name the passkey: the verifier's address and the key's point. */
  readonly attester: Hex;
  attest(domain: EscrowDomainParameters, delivery: DeliveryMessage): Promise<Hex>;
}

const curve = { name: "ECDSA", namedCurve: "P-256" };
const curveOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const assertion = ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"].map((type) => ({ type }));
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** A phone with a new passkey. */
export async function createPhone(verifier: Address): Promise<Phone> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ["sign", "verify"]);
  // An uncompressed point begins with a byte that says so; x and y follow.
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)).subarray(1);

  return {
    attester: concatHex([verifier, bytesToHex(point)]),
    async attest(domain, delivery) {
      const digest = hashTypedData(deliveryTypedData(domain, delivery));
      const challenge = Buffer.from(hexToBytes(digest)).toString("base64url");
      const clientData = JSON.stringify({
        type: "webauthn.get",
        challenge,
        origin: "https://carrier.example",
      });
      const party = await sha256(new TextEncoder().encode("carrier.example"));
      // Flags: the user was present (1) and verified (4). A counter of four bytes follows.
      const authenticatorData = new Uint8Array([...party, 0x05, 0, 0, 0, 1]);
      const signed = new Uint8Array([
        ...authenticatorData,
        ...(await sha256(new TextEncoder().encode(clientData))),
      ]);
      const signature = await crypto.subtle.sign({ ...curve, hash: "SHA-256" }, privateKey, signed);
      const raw = new Uint8Array(signature);
      const s = BigInt(bytesToHex(raw.subarray(32)));
      return encodeAbiParameters(assertion, [
        bytesToHex(raw.subarray(0, 32)),
        // The verifier takes s in the lower half of the curve's order only.
        toHex(s > curveOrder / 2n ? curveOrder - s : s, { size: 32 }),
        BigInt(clientData.indexOf('"challenge"')),
        BigInt(clientData.indexOf('"type"')),
        bytesToHex(authenticatorData),
        clientData,
      ]);
    },
  };
}
