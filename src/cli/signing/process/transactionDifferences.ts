import {
  type Address,
  type Hex,
  recoverTransactionAddress,
  type TransactionSerializable,
  type TransactionSerialized,
} from "viem";

export interface TransactionDifferencesParameters {
  readonly asked: TransactionSerializable;
  readonly signed: TransactionSerializable;
  /** The answer, as it came. */
  readonly raw: Hex;
  readonly address: Address;
}

/** What a person should hear about each field, in the order in which it can hurt. */
const fields = [
  ["chainId", "chain"],
  ["to", "recipient"],
  ["value", "amount in wei"],
  ["data", "data"],
  ["nonce", "nonce"],
  ["gas", "gas limit"],
  ["gasPrice", "gas price"],
  ["maxFeePerGas", "highest fee"],
  ["maxPriorityFeePerGas", "tip"],
] as const;

/** In words, how a signed transaction differs from the one that was asked for; never empty for one that does. */
export async function transactionDifferences({
  asked,
  signed,
  raw,
  address,
}: TransactionDifferencesParameters): Promise<readonly string[]> {
  const changed = fields.flatMap(([field, name]) => {
    const [before, after] = [textOf(asked[field]), textOf(signed[field])];
    return before === after ? [] : [`The ${name} was ${before}, and came back as ${after}.`];
  });
  const by = await recoverTransactionAddress({ serializedTransaction: raw as TransactionSerialized }).catch(
    () => undefined,
  );
  if (by !== undefined && by !== address)
    changed.unshift(`The account was ${address}, and the signature is that of ${by}.`);
  return changed.length > 0 ? changed : ["Its kind or its access list was changed."];
}

/** Zero, nothing and no bytes are the same on the wire. */
function textOf(value: bigint | number | string | null | undefined): string {
  if (value === undefined || value === null || value === "0x" || value === 0n || value === 0) return "none";
  const text = String(value).toLowerCase();
  return text.length > 90 ? `${text.slice(0, 40)}…${text.slice(-40)} (${text.length / 2 - 1} bytes)` : text;
}
