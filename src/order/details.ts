import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { bytesToHex, concat, type Hex, keccak256, stringToHex } from "viem";
import { z } from "zod";

import { type DetailField, type Details, detailFieldNames, parseDetails } from "./detailFields.ts";
import { LadingError } from "./errors.ts";
import { bytes32Schema, parseWith } from "./parse.ts";

/** Names the field list and the leaf encoding. It is a leaf itself, so that a root says how to read it. */
const schemaName = "lading-details-1";
const leafEncoding = ["string", "string", "bytes32"];
const leafNames = ["schema", ...detailFieldNames] as const;

type LeafName = "schema" | DetailField;
type Leaf = [name: string, value: string, salt: Hex];

/** A commitment to an order's details. `seed` opens all of it: keep it as secret as the details. */
export interface DetailsCommitment {
  /** Salted Merkle root: the order's `detailsHash`. */
  readonly detailsHash: Hex;
  readonly details: Details;
  readonly seed: Hex;
}

/** One field opened: its value, its salt and its Merkle path. */
export interface DisclosedField {
  readonly field: LeafName;
  readonly value: string;
  readonly salt: Hex;
  readonly proof: readonly Hex[];
}

/** Some fields of an order's details, opened for somebody. Says nothing about the others. */
export interface Disclosure {
  readonly detailsHash: Hex;
  readonly fields: readonly DisclosedField[];
}

/** The commitment's details and seed do not make its root. */
export class CommitmentMismatchError extends LadingError {
  override name = "CommitmentMismatchError";
  constructor(given: Hex, expected: Hex) {
    super("These details and this seed do not make this root.", {
      metaMessages: [`given: ${given}`, `expected: ${expected}`],
      docsPath: "docs/errors.md#commitmentmismatcherror",
    });
  }
}

// Whoever learns one salt learns neither the seed nor another salt; without its salt a field cannot be guessed from the
// root, however few values it can have.
function saltOf(seed: Hex, name: LeafName): Hex {
  return keccak256(concat([seed, stringToHex(name)]));
}

function leavesOf(details: Details, seed: Hex): Leaf[] {
  return leafNames.map((name) => [
    name,
    name === "schema" ? schemaName : (details[name] ?? ""),
    saltOf(seed, name),
  ]);
}

function randomSeed(): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * Commits to an order's private details. Only the root goes on chain.
 *
 * @param parameters.details What to commit to.
 * @param parameters.seed 32 secret bytes that all salts derive from; random if not given.
 * @example
 * const { detailsHash, seed } = commitDetails({ details: { goods: "LED lamps", hsCode: "940511" } });
 * @throws ParseError
 */
export function commitDetails(parameters: { details: Details; seed?: Hex }): DetailsCommitment {
  const details = parseDetails(parameters.details);
  const seed = parseWith(bytes32Schema, "Seed", parameters.seed ?? randomSeed());
  const tree = StandardMerkleTree.of(leavesOf(details, seed), leafEncoding);
  return { detailsHash: tree.root as Hex, details, seed };
}

/**
 * Opens some fields of a commitment and nothing else.
 *
 * @example
 * const forCustoms = discloseDetails({ commitment, fields: ["goods", "hsCode", "origin"] });
 * @throws CommitmentMismatchError
 */
export function discloseDetails(parameters: {
  commitment: DetailsCommitment;
  fields: readonly DetailField[];
}): Disclosure {
  const { commitment, fields } = parameters;
  const leaves = leavesOf(parseDetails(commitment.details), commitment.seed);
  const tree = StandardMerkleTree.of(leaves, leafEncoding);
  if (tree.root !== commitment.detailsHash) {
    throw new CommitmentMismatchError(commitment.detailsHash, tree.root as Hex);
  }

  const wanted = new Set<string>(["schema", ...fields]);
  return {
    detailsHash: commitment.detailsHash,
    fields: leaves.flatMap(([name, value, salt], index) =>
      wanted.has(name)
        ? [{ field: name as LeafName, value, salt, proof: tree.getProof(index) as Hex[] }]
        : [],
    ),
  };
}

const disclosureSchema = z.object({
  detailsHash: bytes32Schema,
  fields: z.array(
    z.object({
      field: z.enum(leafNames as unknown as [LeafName, ...LeafName[]]),
      value: z.string(),
      salt: bytes32Schema,
      proof: z.array(bytes32Schema),
    }),
  ),
});

/** Reads a disclosure that somebody sent. @throws ParseError */
export function parseDisclosure(input: unknown): Disclosure {
  return parseWith(disclosureSchema, "Disclosure", input);
}

/**
 * Whether every opened field is in the order's details. Compare against the `detailsHash` of the order that the chain
 * knows, not against the one that came with the disclosure.
 *
 * @returns True if all fields, the schema's name among them, are committed to by `detailsHash`.
 */
export function verifyDisclosure(parameters: { detailsHash: Hex; disclosure: Disclosure }): boolean {
  const { detailsHash, disclosure } = parameters;
  const { fields } = disclosure;
  const namesSchema = fields.some(({ field, value }) => field === "schema" && value === schemaName);
  const namesOnce = new Set(fields.map(({ field }) => field)).size === fields.length;
  return (
    namesSchema &&
    namesOnce &&
    disclosure.detailsHash.toLowerCase() === detailsHash.toLowerCase() &&
    fields.every(({ field, value, salt, proof }) =>
      StandardMerkleTree.verify(detailsHash.toLowerCase(), leafEncoding, [field, value, salt], [...proof]),
    )
  );
}
