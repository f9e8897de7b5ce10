import type { Hex } from "viem";
import { bytesToHex, concat, encodeAbiParameters, hexToBytes, keccak256, stringToBytes } from "viem";

import type { Details } from "../../order/detailFields.ts";
import { detailFieldNames } from "../../order/detailFields.ts";

const leafTypes = [{ type: "string" }, { type: "string" }, { type: "bytes32" }] as const;
const noSalt: Hex = `0x${"00".repeat(32)}`;
// The salt is the third word of an encoded leaf.
const saltAt = 64;

const names = ["schema", ...detailFieldNames] as const;
const nameBytes = new Map(names.map((name) => [name, stringToBytes(name)]));
const emptyLeaves = new Map(names.map((name) => [name, encodeLeaf(name, "")]));

function encodeLeaf(name: string, value: string): Uint8Array {
  return hexToBytes(encodeAbiParameters(leafTypes, [name, value, noSalt]));
}

const hash = (bytes: Uint8Array): Uint8Array => keccak256(bytes, "bytes");

function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  return hash(Buffer.compare(a, b) <= 0 ? concat([a, b]) : concat([b, a]));
}

/**
 * The root that `commitDetails` makes of the same details and seed, and nothing but the root. The run locks thousands of
 * orders and never opens a field, so it leaves out the library's bookkeeping, nine tenths of the time. A test holds the
 * two together.
 */
export function detailsRootOf(details: Details, seed: Hex): Hex {
  const seedBytes = hexToBytes(seed);
  const leaves = names.map((name) => {
    const value = name === "schema" ? "lading-details-1" : (details[name] ?? "");
    const empty = emptyLeaves.get(name);
    const leaf = value === "" && empty !== undefined ? empty.slice() : encodeLeaf(name, value);
    leaf.set(hash(concat([seedBytes, nameBytes.get(name) ?? stringToBytes(name)])), saltAt);
    return hash(hash(leaf));
  });
  // The layout of a complete binary tree in an array: sorted leaves at the end, in reverse, each node above its two.
  const sorted = leaves.sort((a, b) => Buffer.compare(b, a));
  const tree: Uint8Array[] = [...sorted.slice(1), ...sorted];
  for (let at = sorted.length - 2; at >= 0; at--) {
    const [left, right] = [tree[2 * at + 1], tree[2 * at + 2]];
    if (left === undefined || right === undefined) throw new Error("a node without its two");
    tree[at] = hashPair(left, right);
  }
  const [root] = tree;
  if (root === undefined) throw new Error("a tree without a root");
  return bytesToHex(root);
}
