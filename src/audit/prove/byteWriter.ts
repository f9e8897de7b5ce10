/** Digits of a hexadecimal text by character code; anything else is negative. */
const digitOf = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) {
  digitOf[value.toString(16).charCodeAt(0)] = value;
  digitOf[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** From this many characters on, Node's own decoder is faster in spite of the cost of its call. */
const longText = 130;

/** A buffer that grows and is used again: a replay encodes millions of receipts and must not allocate for each. */
export interface ByteWriter {
  /** What was written, without a copy: valid until the next `reset`. */
  view(from: number, to: number): Uint8Array;
  reset(at?: number): void;
  readonly length: number;
  byte(value: number): void;
  /** Big-endian, of a fixed size. */
  integer(value: number, size: number): void;
  bytes(value: Uint8Array): void;
  /** The bytes of a "0x" text. @throws when it is none. */
  hex(text: string): void;
  zeros(count: number): void;
  /** Overwrites one byte. */
  set(at: number, value: number): void;
}

export function byteWriter(capacity = 4_096): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let node = nodeBufferOf(buffer);
  let end = 0;

  function reserve(count: number): void {
    if (end + count <= buffer.length) return;
    const grown = new Uint8Array(Math.max(2 * buffer.length, end + count));
    grown.set(buffer.subarray(0, end));
    buffer = grown;
    node = nodeBufferOf(buffer);
  }

  return {
    view: (from, to) => buffer.subarray(from, to),
    reset(at = 0) {
      reserve(Math.max(0, at - end));
      end = at;
    },
    get length() {
      return end;
    },
    byte(value) {
      reserve(1);
      buffer[end] = value;
      end += 1;
    },
    integer(value, size) {
      reserve(size);
      let rest = value;
      for (let at = end + size - 1; at >= end; at -= 1) {
        buffer[at] = rest % 256;
        rest = Math.floor(rest / 256);
      }
      end += size;
    },
    bytes(value) {
      reserve(value.length);
      buffer.set(value, end);
      end += value.length;
    },
    hex(text) {
      const count = (text.length - 2) / 2;
      reserve(Math.ceil(count));
      const written =
        text.length >= longText && node !== undefined
          ? node.write(text.slice(2), end, "hex")
          : decodeHex(text, buffer, end);
      // Node's decoder stops in silence at what is no digit; half a byte is none either.
      if (written !== count || !text.startsWith("0x"))
        throw new Error(`${text.slice(0, 80)} is no hexadecimal text`);
      end += count;
    },
    zeros(count) {
      reserve(count);
      buffer.fill(0, end, end + count);
      end += count;
    },
    set(at, value) {
      buffer[at] = value;
    },
  };
}

function decodeHex(text: string, target: Uint8Array, from: number): number {
  let at = from;
  for (let index = 2; index + 1 < text.length; index += 2) {
    const high = digitOf[text.charCodeAt(index)] ?? -1;
    const low = digitOf[text.charCodeAt(index + 1)] ?? -1;
    if ((high | low) < 0) return -1;
    target[at] = (high << 4) | low;
    at += 1;
  }
  return at - from;
}

/** A browser has no such thing, and needs none. */
function nodeBufferOf(bytes: Uint8Array): Buffer | undefined {
  return globalThis.Buffer?.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
