import type { Address } from "viem";
import { mnemonicToAccount } from "viem/accounts";

/** The words that every development chain uses. Everybody knows them: nothing of worth may ever be at their addresses. */
export const publicMnemonic = "test test test test test test test test test test test junk";

/** Who has which account of the mnemonic, in its order. */
export const accountNames = [
  "deployer",
  "buyer",
  "seller",
  "carrier",
  "customs",
  "inspector",
  "arbitrator",
  "maker",
  "platform",
  "proxy admin",
] as const;

export type AccountName = (typeof accountNames)[number];

const addresses = new Map<AccountName, Address>();

/** The address of an account by name. */
export function addressOf(name: AccountName): Address {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const { address } = mnemonicToAccount(publicMnemonic, { addressIndex: accountNames.indexOf(name) });
  addresses.set(name, address);
  return address;
}
