import { toAccount } from "viem/accounts";

import { addressSchema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import type { Signer } from "./signer.ts";
import type { SignerArguments } from "./signerOptions.ts";

/**
 * The signer that a command line names.
 *
 * @throws UsageError when it names none.
 */
export async function openSigner({ account }: SignerArguments): Promise<Signer> {
  if (account === undefined) throw new UsageError("Who signs? Name the key's place, see Signing in --help.");
  const address = parsedOption("--account", addressSchema, account);
  return { address, account: toAccount(address), keptBy: "the node" };
}
