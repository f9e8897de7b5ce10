import type { ByteWriter } from "./byteWriter.ts";

/** How many bytes a text of hexadecimal digits stands for. */
export function byteCount(hex: string): number {
  return (hex.length - 2) / 2;
}

/** Size of an RLP header for a payload of this size. A single byte below 0x80 needs none; see `hexSize`. */
export function headerSize(payload: number): number {
  if (payload < 56) return 1;
  if (payload < 0x100) return 2;
  if (payload < 0x1_0000) return 3;
  return payload < 0x100_0000 ? 4 : 5;
}

/** Size of a byte string with its header. */
export function hexSize(hex: string): number {
  const count = byteCount(hex);
  return isOwnCode(hex, count) ? 1 : headerSize(count) + count;
}

export function writeHex(writer: ByteWriter, hex: string): void {
  const count = byteCount(hex);
  if (!isOwnCode(hex, count)) writeHeader(writer, 0x80, count);
  writer.hex(hex);
}

/** The start of a byte string (`base` 0x80) or of a list (`base` 0xc0). */
export function writeHeader(writer: ByteWriter, base: 0x80 | 0xc0, payload: number): void {
  const size = headerSize(payload) - 1;
  if (size === 0) {
    writer.byte(base + payload);
    return;
  }
  writer.byte(base + 55 + size);
  writer.integer(payload, size);
}

/** A JSON-RPC quantity as the bytes that RLP has for it: an even number of digits, no leading zeros, nothing for zero. */
export function quantityHex(quantity: string): string {
  let start = 2;
  while (quantity.charCodeAt(start) === zeroDigit) start += 1;
  const digits = quantity.length - start;
  if (digits % 2 === 0) return start === 2 ? quantity : `0x${quantity.slice(start)}`;
  return start > 2 ? `0x${quantity.slice(start - 1)}` : `0x0${quantity.slice(2)}`;
}

const zeroDigit = 48;

/** Whether a byte string is a single byte below 0x80, which is its own encoding. */
function isOwnCode(hex: string, count: number): boolean {
  return count === 1 && hex.charCodeAt(2) < eightDigit;
}

const eightDigit = 56;
