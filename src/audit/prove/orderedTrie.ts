import { byteWriter } from "./byteWriter.ts";
import type { EncodedReceipt } from "./encodeReceipt.ts";
import { keccak, toHex } from "./keccak.ts";
import { headerSize, writeHeader } from "./rlp.ts";

/** The hash of an empty trie: that of RLP's empty string. */
const emptyRoot = toHex(keccak(new Uint8Array([0x80])));

const writer = byteWriter(1 << 16);
const hashSize = 33;

/**
 * The root of the trie whose keys are the RLP of 0, 1, 2, … and whose values are given in that order. The keys are known
 * beforehand, so it is built from its leaves in the order of the keys, with no database and one buffer. No value is
 * shorter than a hash, so no node is ever embedded in another, and no key is the beginning of another, so no branch has a
 * value.
 */
export function orderedTrieRoot(values: readonly EncodedReceipt[]): `0x${string}` {
  if (values.length === 0) return emptyRoot;
  const keys = sortedKeys(values.length);
  return toHex(nodeHash(keys, values, 0, keys.length, 0));
}

interface Key {
  readonly index: number;
  readonly nibbles: Uint8Array;
}

const knownKeys: Key[] = [];

/** RLP writes 0 as 0x80 and 128 as 0x8180, so the first key comes after the 127th. */
function sortedKeys(count: number): Key[] {
  while (knownKeys.length < count) knownKeys.push(keyOf(knownKeys.length));
  const small = Math.min(count, 128);
  const first = knownKeys[0];
  return [
    ...knownKeys.slice(1, small),
    ...(first === undefined ? [] : [first]),
    ...knownKeys.slice(small, count),
  ];
}

function keyOf(index: number): Key {
  const key: number[] = [];
  for (let rest = index; rest > 0; rest = Math.floor(rest / 256)) key.unshift(rest % 256);
  if (index === 0 || index > 127) key.unshift(0x80 + key.length);
  return { index, nibbles: new Uint8Array(key.flatMap((byte) => [byte >> 4, byte & 15])) };
}

function nodeHash(
  keys: readonly Key[],
  values: readonly EncodedReceipt[],
  from: number,
  to: number,
  depth: number,
): Uint8Array {
  const first = keys[from];
  const last = keys[to - 1];
  if (first === undefined || last === undefined) throw new Error("a node has no key");
  if (first === last) return leafHash(first, values, depth);

  let shared = depth;
  while (first.nibbles[shared] === last.nibbles[shared]) shared += 1;
  const branch = branchHash(keys, values, from, to, shared);
  return shared === depth ? branch : extensionHash(first.nibbles.subarray(depth, shared), branch);
}

function leafHash({ index, nibbles }: Key, values: readonly EncodedReceipt[], depth: number): Uint8Array {
  const value = values[index];
  if (value === undefined) throw new Error(`receipt ${index} is missing`);
  const path = compactPath(nibbles.subarray(depth), true);
  const valueSize = headerSize(value.size) + value.size;

  writer.reset();
  writeHeader(writer, 0xc0, pathSize(path) + valueSize);
  writePath(path);
  writeHeader(writer, 0x80, value.size);
  value.write(writer);
  return keccak(writer.view(0, writer.length));
}

function extensionHash(nibbles: Uint8Array, child: Uint8Array): Uint8Array {
  const path = compactPath(nibbles, false);
  writer.reset();
  writeHeader(writer, 0xc0, pathSize(path) + hashSize);
  writePath(path);
  writeChild(child);
  return keccak(writer.view(0, writer.length));
}

function branchHash(
  keys: readonly Key[],
  values: readonly EncodedReceipt[],
  from: number,
  to: number,
  depth: number,
): Uint8Array {
  const children: (Uint8Array | undefined)[] = new Array(16).fill(undefined);
  let payload = 17;
  for (let start = from; start < to; ) {
    const nibble = keys[start]?.nibbles[depth] ?? 0;
    let end = start + 1;
    while (end < to && keys[end]?.nibbles[depth] === nibble) end += 1;
    children[nibble] = nodeHash(keys, values, start, end, depth + 1);
    payload += hashSize - 1;
    start = end;
  }

  writer.reset();
  writeHeader(writer, 0xc0, payload);
  for (const child of children) {
    if (child === undefined) writer.byte(0x80);
    else writeChild(child);
  }
  writer.byte(0x80);
  return keccak(writer.view(0, writer.length));
}

function writeChild(hash: Uint8Array): void {
  writer.byte(0x80 + hash.length);
  writer.bytes(hash);
}

/** Hex-prefix encoding (yellow paper, appendix C). */
function compactPath(nibbles: Uint8Array, isLeaf: boolean): Uint8Array {
  const isOdd = nibbles.length % 2;
  const path = new Uint8Array((nibbles.length - isOdd) / 2 + 1);
  path[0] = ((isLeaf ? 2 : 0) + isOdd) * 16 + (isOdd === 1 ? (nibbles[0] ?? 0) : 0);
  for (let at = 1; at < path.length; at += 1) {
    const nibble = 2 * (at - 1) + isOdd;
    path[at] = ((nibbles[nibble] ?? 0) << 4) | (nibbles[nibble + 1] ?? 0);
  }
  return path;
}

/** A path of one byte is below 0x80, so it stands for itself. */
function pathSize(path: Uint8Array): number {
  return path.length === 1 ? 1 : 1 + path.length;
}

function writePath(path: Uint8Array): void {
  if (path.length > 1) writer.byte(0x80 + path.length);
  writer.bytes(path);
}
