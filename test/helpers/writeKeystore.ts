import { writeFile } from "node:fs/promises";

import { Wallet } from "@ethereumjs/wallet";
import { mnemonicToAccount } from "viem/accounts";

export const keystorePassword = "testpassword";

/** Writes the key of an account of the public test mnemonic as an encrypted keystore, quick to open. */
export async function writeKeystore(path: string, addressIndex: number): Promise<void> {
  const account = mnemonicToAccount("test test test test test test test test test test test junk", {
    addressIndex,
  });
  const { privateKey } = account.getHdKey();
  if (privateKey === null) throw new Error("The account has no key.");
  const keystore = await Wallet.fromPrivateKey(privateKey).toV3String(keystorePassword, {
    kdf: "scrypt",
    n: 1_024,
  });
  await writeFile(path, keystore, { mode: 0o600 });
}
