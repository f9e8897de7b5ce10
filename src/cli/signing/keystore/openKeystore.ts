import { Wallet } from "@ethereumjs/wallet";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

import { KeystoreDamagedError, PasswordWrongError } from "../signingErrors.ts";
import type { KeystoreFile } from "./keystoreFile.ts";

/**
 * The account in a keystore.
 *
 * @throws PasswordWrongError when the password is not its password.
 * @throws KeystoreDamagedError when the key is not that of the address that the file names.
 */
export async function openKeystore(file: KeystoreFile, password: string): Promise<PrivateKeyAccount> {
  const name = `the keystore ${file.path}`;
  const account = privateKeyToAccount((await unlockedWallet(file, password, name)).getPrivateKeyString());
  if (file.address !== undefined && file.address !== account.address)
    throw new KeystoreDamagedError(name, [
      `The file says that it is of ${file.address}, and its key is that of ${account.address}.`,
    ]);
  return account;
}

async function unlockedWallet({ keystore }: KeystoreFile, password: string, name: string): Promise<Wallet> {
  try {
    return await Wallet.fromV3(keystore, password);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/wrong passphrase/.test(reason)) throw new PasswordWrongError(name);
    throw new KeystoreDamagedError(name, [`${reason}.`]);
  }
}
