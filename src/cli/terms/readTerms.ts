import type { Address, Hex } from "viem";

import { getTerms } from "../../client/getTerms.ts";
import { termsIdOf } from "../../order/ids.ts";
import { bytes32Schema } from "../../order/parse.ts";
import type { Terms } from "../../order/terms.ts";
import type { NetworkArguments } from "../network/networkOptions.ts";
import { type Network, openNetwork } from "../network/openNetwork.ts";
import { parsedOption } from "../parsedOption.ts";
import { readJsonFile } from "../text/jsonFile.ts";
import { parseTermsFile } from "./termsFile.ts";
import { verifiersOf } from "./verifiersOf.ts";

export interface NamedTerms {
  readonly termsId: Hex;
  readonly terms: Terms;
  /** The deployment's verifiers of attesters' keys, where a chain was asked that has them. */
  readonly verifiers?: readonly Address[] | undefined;
}

export const termsPositional = {
  type: "string",
  demandOption: true,
  describe: "The terms: a JSON file, or the id of published ones (0x…)",
} as const;

/** The terms that a command line names. A chain is asked only for an id. */
export async function readTerms(named: string, args: NetworkArguments): Promise<NamedTerms> {
  return named.startsWith("0x") ? readPublishedTerms(named, await openNetwork(args)) : readTermsFile(named);
}

export async function readTermsFile(path: string): Promise<NamedTerms> {
  const terms = parseTermsFile(await readJsonFile(path));
  return { termsId: termsIdOf(terms), terms };
}

export async function readPublishedTerms(
  id: string,
  { client, escrow, deployment }: Network,
  option = "TERMS",
): Promise<NamedTerms> {
  const termsId = parsedOption(option, bytes32Schema, id);
  const known = deployment.contracts.OrderEscrow;
  const fromBlock = known?.address === escrow ? BigInt(known.block) : 0n;
  const terms = await getTerms(client, { escrow, termsId, fromBlock });
  return { termsId, terms, verifiers: verifiersOf(deployment) };
}
