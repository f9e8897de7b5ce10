import type { Address, LocalAccount } from "viem";
import { type PrivateKeyAccount, toAccount } from "viem/accounts";

/**
 * An account whose key is fetched when the first signature is needed, once: to look at something, or to try it out, needs no
 * password.
 */
export function lazyAccount(address: Address, unlock: () => Promise<PrivateKeyAccount>): LocalAccount {
  let unlocked: Promise<PrivateKeyAccount> | undefined;
  const key = () => {
    unlocked ??= unlock();
    return unlocked;
  };
  return toAccount({
    address,
    signMessage: async (parameters) => (await key()).signMessage(parameters),
    signTransaction: async (transaction, options) => (await key()).signTransaction(transaction, options),
    signTypedData: async (typedData) => (await key()).signTypedData(typedData),
  });
}
