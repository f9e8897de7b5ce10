import type { PrivateKeyAccount } from "viem/accounts";

import type { Terminal } from "../../terminal.ts";
import { lazyAccount } from "../lazyAccount.ts";
import { askPassword, passwordOfFile } from "../password.ts";
import type { Signer } from "../signer.ts";
import type { SignerArguments } from "../signerOptions.ts";
import { PasswordWrongError } from "../signingErrors.ts";
import { findKeystore } from "./findKeystore.ts";
import { type KeystoreFile, readKeystoreFile } from "./keystoreFile.ts";
import { openKeystore } from "./openKeystore.ts";

type KeystoreArguments = Pick<SignerArguments, "keys" | "passwordFile"> & { readonly keystore: string };

const ATTEMPTS = 3;

/**
 * The signer in an encrypted keystore. Where its file names the address, the password is asked for when the first signature
 * is due.
 */
export async function openKeystoreSigner(
  { keystore, keys, passwordFile }: KeystoreArguments,
  terminal: Terminal,
): Promise<Signer> {
  const file = await readKeystoreFile(await findKeystore(keystore, keys));
  const unlock = async () =>
    passwordFile === undefined
      ? askedUntilRight(file, terminal)
      : openKeystore(file, await passwordOfFile(passwordFile, terminal));
  const account = file.address === undefined ? await unlock() : lazyAccount(file.address, unlock);
  return { address: account.address, account, keptBy: `the keystore ${file.path}` };
}

async function askedUntilRight(file: KeystoreFile, terminal: Terminal): Promise<PrivateKeyAccount> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openKeystore(file, await askPassword(`Password of ${file.path}:`));
    } catch (error) {
      if (!(error instanceof PasswordWrongError) || attempt === ATTEMPTS) throw error;
      terminal.err(error.shortMessage);
    }
  }
}
