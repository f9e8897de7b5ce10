import {
  type Address,
  getTransactionType,
  type Hex,
  keccak256,
  numberToHex,
  parseTransaction,
  recoverAddress,
  type SerializeTransactionFn,
  type Signature,
  serializeTransaction,
  type TransactionSerializable,
} from "viem";
import { z } from "zod";

import { bytesSchema } from "../../../order/parse.ts";
import { UsageError } from "../../usageError.ts";
import { SignerFailedError, SignerMismatchError } from "../signingErrors.ts";
import type { SignerRpc } from "./signerRpc.ts";
import { transactionDifferences } from "./transactionDifferences.ts";

const answerSchema = z.union([bytesSchema, z.object({ raw: bytesSchema }).transform(({ raw }) => raw)]);

/**
 * A transaction, signed by a signer process. Of its answer only the signature is used, on the transaction as it was asked for:
 * a signature over anything else is somebody else's over this, and is refused.
 */
export async function signedTransaction<transaction extends TransactionSerializable>(
  rpc: SignerRpc,
  address: Address,
  transaction: transaction,
  // Chains with transactions of their own kind bring their own form.
  serialize: SerializeTransactionFn<transaction> = serializeTransaction,
): Promise<Hex> {
  const answer = answerSchema.safeParse(
    await rpc.request("account_signTransaction", [requestOf(address, transaction)]),
  );
  if (!answer.success) throw new SignerFailedError(rpc.name, "its answer is no signed transaction");
  const { signed, signature } = parsed(rpc, answer.data);
  const by = await recoverAddress({ hash: keccak256(await serialize(transaction)), signature });
  if (by === address) return serialize(transaction, signature);
  throw new SignerMismatchError(
    rpc.name,
    await transactionDifferences({ asked: transaction, signed, raw: answer.data, address }),
  );
}

/** The fields of Clef's transaction object. */
function requestOf(from: Address, transaction: TransactionSerializable): object {
  const type = getTransactionType(transaction);
  if (type !== "legacy" && type !== "eip2930" && type !== "eip1559")
    throw new UsageError(`A signer process cannot sign ${type} transactions: use another place for the key.`);
  const { to, data, gas, nonce, value, gasPrice, maxFeePerGas, maxPriorityFeePerGas, chainId, accessList } =
    transaction;
  return {
    from,
    to: to ?? undefined,
    gas: hexOf(gas ?? 0n),
    gasPrice: gasPrice === undefined ? undefined : hexOf(gasPrice),
    maxFeePerGas: maxFeePerGas === undefined ? undefined : hexOf(maxFeePerGas),
    maxPriorityFeePerGas: maxFeePerGas === undefined ? undefined : hexOf(maxPriorityFeePerGas ?? 0n),
    value: hexOf(value ?? 0n),
    nonce: hexOf(nonce ?? 0),
    data: data ?? "0x",
    chainId: chainId === undefined ? undefined : hexOf(chainId),
    accessList: type === "legacy" ? undefined : accessList,
  };
}

const hexOf = (value: bigint | number) => numberToHex(value);

function parsed(rpc: SignerRpc, raw: Hex): { signed: TransactionSerializable; signature: Signature } {
  try {
    const signed = parseTransaction(raw);
    const { r, s, v, yParity } = signed;
    if (r === undefined || s === undefined) throw new Error("unsigned");
    // Before EIP-2718, `v` holds the chain's id too: an odd one is parity 0.
    const parity = yParity ?? (v === undefined ? 0 : Number((v + 1n) % 2n));
    return { signed, signature: { r, s, yParity: parity, v: 27n + BigInt(parity) } };
  } catch {
    throw new SignerFailedError(rpc.name, "its answer is no signed transaction");
  }
}
