import type { Hex } from "viem";
import { concat, encodeAbiParameters, keccak256, stringToHex } from "viem";
import type { Details } from "../../order/detailFields.ts";
import { detailFieldNames } from "../../order/detailFields.ts";

const leafTypes = [{ type: "string" }, { type: "string" }, { type: "bytes32" }] as const;

/**
 * The root that `commitDetails` makes of the same details and seed, and nothing but the root. The run locks thousands of
 * orders and never opens a field, so it leaves out the library's bookkeeping, four fifths of the time. A test holds the
 * two together.
 */
export function detailsRootOf(details: Details, seed: Hex): Hex {
  const leaves = (["schema", ...detailFieldNames] as const).map((name) => {
    const value = name === "schema" ? "lading-details-1" : (details[name] ?? "");
    const salt = keccak256(concat([seed, stringToHex(name)]));
    return keccak256(keccak256(encodeAbiParameters(leafTypes, [name, value, salt])));
  });
  // The layout of a complete binary tree in an array: sorted leaves at the end, in reverse, each node above its two.
  const tree = [...leaves.map((): Hex => "0x").slice(1), ...leaves.sort().reverse()];
  for (let at = leaves.length - 2; at >= 0; at--) {
    tree[at] = keccak256(concat([tree[2 * at + 1] ?? "0x", tree[2 * at + 2] ?? "0x"].sort()));
  }
  return tree[0] ?? "0x";
}
