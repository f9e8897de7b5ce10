import { fromRlp, type Hex, keccak256 } from "viem";

/** Of an account without code, contract or not. */
const noCodeHash = keccak256("0x");
const emptyRoot = keccak256("0x80");

/**
 * Whether an account had code, by a proof of its path in the state trie (EIP-1186). An account that is not in the trie had
 * none; that it is not is proven by the node where its path ends.
 *
 * @param proof The nodes from the root on, as eth_getProof gives them.
 * @throws when the proof does not hang on the root, or does not end.
 */
export function provenHasCode(stateRoot: Hex, address: Hex, proof: readonly Hex[]): boolean {
  const account = accountAt(stateRoot, nibblesOf(keccak256(address)), proof);
  return account !== undefined && account[codeHashAt] !== noCodeHash;
}

/** Nonce, balance, storage root, code hash. */
const codeHashAt = 3;

/** No node of a state trie is shorter than a hash, because no account is, so none is embedded in another. */
function accountAt(stateRoot: Hex, path: string, proof: readonly Hex[]): readonly RlpItem[] | undefined {
  if (stateRoot === emptyRoot) return undefined;
  let expected: RlpItem = stateRoot;
  let rest = path;
  for (const node of proof) {
    if (keccak256(node) !== expected) throw new Error(`a node of the proof does not hash to ${expected}`);
    const items = itemsOf(fromRlp(node, "hex"));
    if (items.length === branchSize) {
      const child = items[Number.parseInt(rest.slice(0, 1), 16)];
      if (child === "0x") return undefined;
      expected = child ?? "0x";
      rest = rest.slice(1);
      continue;
    }
    const [prefix, value] = items;
    if (typeof prefix !== "string" || typeof value !== "string" || items.length !== 2)
      throw new Error("a node of the proof is none of a trie");
    const { isLeaf, nibbles } = unpacked(prefix);
    if (!rest.startsWith(nibbles) || (isLeaf && rest !== nibbles)) return undefined;
    if (isLeaf) return itemsOf(fromRlp(value, "hex"));
    expected = value;
    rest = rest.slice(nibbles.length);
  }
  throw new Error("the proof ends before the path does");
}

const branchSize = 17;

type RlpItem = Hex | readonly RlpItem[];

function itemsOf(decoded: RlpItem): readonly RlpItem[] {
  if (typeof decoded === "string") throw new Error("a node of the proof is no list");
  return decoded;
}

/** Hex-prefix encoding: the first digit says whether a leaf, and whether the number of digits is odd. */
function unpacked(prefix: Hex): { isLeaf: boolean; nibbles: string } {
  const flags = Number.parseInt(prefix.slice(2, 3), 16);
  return { isLeaf: (flags & 2) !== 0, nibbles: prefix.slice((flags & 1) !== 0 ? 3 : 4) };
}

function nibblesOf(hash: Hex): string {
  return hash.slice(2);
}
