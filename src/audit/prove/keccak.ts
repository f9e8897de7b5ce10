import { createKeccak } from "hash-wasm";

/** One hasher for all: every use of it below begins and ends without giving way to another. */
const hasher = await createKeccak(256);

const digits: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

/** Keccak-256 as Ethereum has it; about fifteen times as fast as the one in plain JavaScript. */
export function keccak(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest("binary");
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  let text = "";
  for (let at = 0; at < bytes.length; at += 1) text += digits[bytes[at] ?? 0];
  return `0x${text}`;
}
