import { readFile } from "node:fs/promises";
import { type Address, getAddress } from "viem";
import { z } from "zod";

import { KeystoreDamagedError } from "../signingErrors.ts";

const hexSchema = z.string().regex(/^(?:[0-9a-f]{2})+$/, "is not hexadecimal");
const bytesOf = (length: number) => hexSchema.length(2 * length, `is not ${length} bytes`);
const derivedLength = z.literal(32);

// A file can ask for more memory or time than any machine has. The usual cost is 2^21 blocks of scrypt or 2^18 rounds of
// PBKDF2; eight and forty times as much is still opened.
const MOST_SCRYPT_BLOCKS = 2 ** 24;
const MOST_SCRYPT_MEMORY_BLOCKS = 2 ** 23;
const MOST_ROUNDS = 10_000_000;

const scryptSchema = z.object({
  kdf: z.literal("scrypt"),
  kdfparams: z
    .object({
      dklen: derivedLength,
      n: z.int().min(2),
      r: z.int().min(1),
      p: z.int().min(1),
      salt: hexSchema,
    })
    .refine(({ n }) => Number.isInteger(Math.log2(n)), { path: ["n"], message: "is no power of two" })
    .refine(
      ({ n, r, p }) => n * r * p <= MOST_SCRYPT_BLOCKS && n * r <= MOST_SCRYPT_MEMORY_BLOCKS,
      "ask for more memory or time than a keystore needs",
    ),
});

const pbkdf2Schema = z.object({
  kdf: z.literal("pbkdf2"),
  kdfparams: z.object({
    dklen: derivedLength,
    c: z.int().min(1).max(MOST_ROUNDS, "asks for more time than a keystore needs"),
    prf: z.literal("hmac-sha256"),
    salt: hexSchema,
  }),
});

const cipherSchema = z.object({
  cipher: z.literal("aes-128-ctr"),
  cipherparams: z.object({ iv: bytesOf(16) }),
  ciphertext: bytesOf(32),
  mac: bytesOf(32),
});

/** Web3 Secret Storage, version 3, in lower case. */
const keystoreSchema = z.object({
  version: z.literal(3),
  id: z.string().default(""),
  address: z
    .string()
    .regex(/^(?:0x)?[0-9a-f]{40}$/, "is not an address")
    .optional(),
  crypto: z.intersection(z.discriminatedUnion("kdf", [scryptSchema, pbkdf2Schema]), cipherSchema),
});

/** An encrypted key, as its file has it. */
export interface KeystoreFile {
  readonly path: string;
  /** What the file says of its address, which nothing but the key proves; some files do not say it. */
  readonly address: Address | undefined;
  readonly keystore: Omit<z.output<typeof keystoreSchema>, "address">;
}

/**
 * Reads an encrypted keystore, as Geth, Clef, Foundry, ethers and others write it, without opening it.
 *
 * @throws KeystoreDamagedError naming each field that is not as it should be.
 */
export async function readKeystoreFile(path: string): Promise<KeystoreFile> {
  const text = await readFile(path, "utf8");
  const result = keystoreSchema.safeParse(lowerCaseJson(text, path));
  if (!result.success)
    throw new KeystoreDamagedError(
      `The keystore ${path}`,
      result.error.issues.map(({ path: field, message }) => `${field.join(".") || "It"}: ${message}.`),
    );
  const { address, ...keystore } = result.data;
  return {
    path,
    address: address === undefined ? undefined : getAddress(`0x${address.replace(/^0x/, "")}`),
    keystore,
  };
}

/** Some programs write names and digits in upper case; nothing in a keystore depends on it. */
function lowerCaseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.toLowerCase());
  } catch {
    throw new KeystoreDamagedError(`The keystore ${path}`, ["It is not JSON."]);
  }
}
