import {
  concat,
  type Hex,
  keccak256,
  parseSignature,
  recoverTypedDataAddress,
  serializeSignature,
  stringToHex,
} from "viem";
import { signTypedData } from "viem/actions";

import { LadingError } from "../../order/errors.ts";
import type { Network } from "../network/openNetwork.ts";
import type { Signer } from "../signing/signer.ts";
import type { ImportRow } from "./importRow.ts";

const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Two signatures over the same message differ, so that a second import would not find the first one's orders. */
export class SignerNotDeterministicError extends LadingError {
  override name = "SignerNotDeterministicError";
  constructor({ address, keptBy }: Signer) {
    super("This signer signs the same message differently each time, so nothing can be imported with it.", {
      metaMessages: [
        `signer: ${address}, by ${keptBy}`,
        "The orders' salts come from the signature: a second import would lock every order again.",
        "Import with a key in a keystore (--keystore) or in another signer process: their signatures follow RFC 6979.",
        "An account that is a contract, or a key that several parties share, cannot import.",
      ],
      docsPath: "docs/cli/import.md#salts",
    });
  }
}

/** What an importer signs, the same always: nothing in it depends on the machine, the day or the file. */
function importTypedData({ chainId, escrow }: Pick<Network, "chainId" | "escrow">, { address }: Signer) {
  return {
    domain: { name: "Lading import", version: "1", chainId, verifyingContract: escrow },
    types: {
      Import: [
        { name: "importer", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "Import",
    message: {
      importer: address,
      purpose:
        "Derives the secret salts of my imported orders. It moves no money. Whoever has this signature can read their details: sign it in lading import only.",
    },
  } as const;
}

/**
 * The secret that all salts of an importer's orders derive from: the importer's signature over one fixed message, signed
 * twice to see that it is always the same.
 *
 * @throws SignerNotDeterministicError
 */
export async function importKeyOf(network: Network, signer: Signer): Promise<Hex> {
  const typedData = importTypedData(network, signer);
  const sign = async (): Promise<Hex> =>
    canonical(await signTypedData(network.client, { account: signer.account, ...typedData }));
  const first = await sign();
  if ((await sign()) !== first) throw new SignerNotDeterministicError(signer);
  const recovered = await recoverTypedDataAddress({ ...typedData, signature: first });
  if (recovered !== signer.address) throw new SignerNotDeterministicError(signer);
  return first;
}

/** One writing of a signature: programs differ in the last byte and in the half of the curve that s is in. */
function canonical(signature: Hex): Hex {
  const { r, s, yParity } = parseSignature(signature);
  const isHigh = BigInt(s) > curveOrder / 2n;
  const low: Hex = isHigh ? `0x${(curveOrder - BigInt(s)).toString(16).padStart(64, "0")}` : s;
  return serializeSignature({ r, s: low, yParity: isHigh ? 1 - yParity : yParity });
}

/** The fields of a row in one writing: two files that mean the same give the same orders. */
export type CanonicalRow = readonly (string | number)[];

/** The seed of one order's salts: the same on every machine with the same key and the same row. */
export function seedOf(key: Hex, { reference }: Pick<ImportRow, "reference">, row: CanonicalRow): Hex {
  const hashes = [reference, JSON.stringify(row)].map((text) => keccak256(stringToHex(text)));
  return keccak256(concat([key, ...hashes]));
}
