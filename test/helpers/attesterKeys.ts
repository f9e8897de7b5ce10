import { createECDH, createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

import { type Address, bytesToHex, concatHex, encodeAbiParameters, type Hex, hexToBytes, toHex } from "viem";

/** An attester that is a key: how terms name it, and what it signs a digest with. OpenSSL holds the key. */
export interface AttesterKey {
  readonly signer: Hex;
  sign(digest: Hex): Hex;
}

const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const fromBase64Url = (text: string): Hex => bytesToHex(new Uint8Array(Buffer.from(text, "base64url")));

/** r and s over SHA-256 of the message, s in the lower half of the order: the verifiers take no other. */
function signP256(message: Uint8Array, key: KeyObject): { r: Hex; s: Hex } {
  const raw = sign("sha256", message, { key, dsaEncoding: "ieee-p1363" });
  const s = BigInt(bytesToHex(raw.subarray(32)));
  return {
    r: bytesToHex(raw.subarray(0, 32)),
    s: toHex(s > p256Order / 2n ? p256Order - s : s, { size: 32 }),
  };
}

function invert(value: bigint): bigint {
  let [low, high, x, y] = [((value % p256Order) + p256Order) % p256Order, p256Order, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high % low, low];
    [x, y] = [y - quotient * x, x];
  }
  return ((x % p256Order) + p256Order) % p256Order;
}

/**
 * r and s over a digest as it is (FIPS 186-5, 6.4.1), the way a secure element signs what it is handed. OpenSSL's bindings
 * in Node always hash first, so only its curve is used here; a test has OpenSSL verify the outcome.
 */
export function signP256Digest(digest: Hex, privateKey: Hex): Hex {
  const ecdh = createECDH("prime256v1");
  const nonce = (BigInt(bytesToHex(randomBytes(32))) % (p256Order - 1n)) + 1n;
  ecdh.setPrivateKey(toHex(nonce, { size: 32 }).slice(2), "hex");
  const r = BigInt(bytesToHex(ecdh.getPublicKey().subarray(1, 33))) % p256Order;
  const s = (invert(nonce) * (BigInt(digest) + r * BigInt(privateKey))) % p256Order;
  return concatHex([toHex(r, { size: 32 }), toHex(s > p256Order / 2n ? p256Order - s : s, { size: 32 })]);
}

/** A key in a seal or a secure element. */
export function createP256Key(verifier: Address): AttesterKey {
  const { privateKey, point } = newP256Key();
  const { d } = privateKey.export({ format: "jwk" });
  if (d === undefined) throw new Error("not a private key");
  return {
    signer: concatHex([verifier, point]),
    sign: (digest) => signP256Digest(digest, fromBase64Url(d)),
  };
}

function newP256Key() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  if (x === undefined || y === undefined) throw new Error("not a P-256 key");
  return { privateKey, point: concatHex([fromBase64Url(x), fromBase64Url(y)]) };
}

/**
 * A passkey as a browser and an authenticator make it: the digest is the challenge in clientDataJSON (WebAuthn, 5.8.1),
 * authenticatorData holds the hash of the relying party's id, flags and a counter (6.1), and the key signs
 * authenticatorData ‖ SHA-256(clientDataJSON) (6.3.3).
 */
export function createPasskey(verifier: Address, flags = 0x05, type = "webauthn.get"): AttesterKey {
  const { privateKey, point } = newP256Key();
  const relyingPartyHash = createHash("sha256").update("lading.example").digest();
  let counter = 0;
  return {
    signer: concatHex([verifier, point]),
    sign(digest) {
      const challenge = base64Url(hexToBytes(digest));
      const clientData = JSON.stringify({
        type,
        challenge,
        origin: "https://lading.example",
        crossOrigin: false,
      });
      counter += 1;
      const counterBytes = hexToBytes(toHex(counter, { size: 4 }));
      const authenticatorData = Buffer.concat([relyingPartyHash, Uint8Array.of(flags), counterBytes]);
      const clientDataHash = createHash("sha256").update(clientData).digest();
      const { r, s } = signP256(Buffer.concat([authenticatorData, clientDataHash]), privateKey);
      return encodeAbiParameters(
        [
          { type: "bytes32" },
          { type: "bytes32" },
          { type: "uint256" },
          { type: "uint256" },
          { type: "bytes" },
          { type: "string" },
        ],
        [
          r,
          s,
          BigInt(clientData.indexOf('"challenge"')),
          BigInt(clientData.indexOf('"type"')),
          bytesToHex(authenticatorData),
          clientData,
        ],
      );
    },
  };
}

/** A certificate's key: RSASSA-PKCS1-v1_5 with SHA-256 over the digest's 32 bytes. */
export function createRsaKey(verifier: Address, modulusLength = 2048): AttesterKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength });
  const { e, n } = publicKey.export({ format: "jwk" });
  if (e === undefined || n === undefined) throw new Error("not an RSA key");
  const key = encodeAbiParameters(
    [{ type: "bytes" }, { type: "bytes" }],
    [fromBase64Url(e), fromBase64Url(n)],
  );
  return {
    signer: concatHex([verifier, key]),
    sign: (digest) => bytesToHex(sign("sha256", hexToBytes(digest), privateKey)),
  };
}
