import { type Address, getAddress } from "viem";
import { toAccount } from "viem/accounts";
import { z } from "zod";

import { addressSchema } from "../../../order/parse.ts";
import { UsageError } from "../../usageError.ts";
import type { Signer } from "../signer.ts";
import { SignerFailedError } from "../signingErrors.ts";
import { signedMessage } from "./signedMessage.ts";
import { signedTransaction } from "./signedTransaction.ts";
import { signedTypedData } from "./signedTypedData.ts";
import { type SignerRpc, signerRpc } from "./signerRpc.ts";

export interface ProcessSignerParameters {
  readonly signer: string;
  readonly account: Address | undefined;
  readonly signerTimeout?: number | undefined;
}

const DEFAULT_SECONDS = 120;
// A fetch of Node gives up by itself after this time without a word.
const MOST_SECONDS = 300;

/** Clef lists addresses; its documentation shows records with them. */
const accountsSchema = z.array(
  z.union([addressSchema, z.object({ address: addressSchema }).transform(({ address }) => address)]),
);

/**
 * A signer process of its own, such as Clef, that asks its owner before it signs. It is not trusted with what is signed: each
 * answer must be the signature of the account that was asked, over exactly what it was asked for.
 *
 * @throws UsageError when it offers several accounts and none was chosen.
 */
export async function openProcessSigner({
  signer: url,
  account: chosen,
  signerTimeout = DEFAULT_SECONDS,
}: ProcessSignerParameters): Promise<Signer> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError("--signer is no address of a signer process, such as http://127.0.0.1:8550.");
  if (!(signerTimeout > 0 && signerTimeout <= MOST_SECONDS))
    throw new UsageError(`--signer-timeout must be above 0 and at most ${MOST_SECONDS} seconds.`);
  const rpc = signerRpc(url, signerTimeout);
  // Clef asks its owner before it lists accounts too: no question more than needed.
  const address = chosen ?? (await onlyAccount(rpc));
  const account = toAccount({
    address,
    signMessage: ({ message }) => signedMessage(rpc, address, message),
    signTransaction: (transaction, options) =>
      signedTransaction(rpc, address, transaction, options?.serializer),
    signTypedData: (typedData) => signedTypedData(rpc, address, typedData),
  });
  return { address, account, keptBy: `the signer at ${new URL(url).origin}` };
}

async function onlyAccount(rpc: SignerRpc): Promise<Address> {
  const result = accountsSchema.safeParse(await rpc.request("account_list", []));
  if (!result.success) throw new SignerFailedError(rpc.name, "its list of accounts is none");
  const [only, ...others] = result.data;
  if (only === undefined) throw new SignerFailedError(rpc.name, "it has no account");
  if (others.length > 0)
    throw new UsageError(`${rpc.name} has several accounts. Choose one with --account:`, result.data);
  return getAddress(only);
}
