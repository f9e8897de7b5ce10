import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { Wallet } from "@ethereumjs/wallet";
import { type Address, getAddress } from "viem";

import { UsageError } from "../../usageError.ts";

/** A key that was just made, and where. */
export interface CreatedKeystore {
  readonly address: Address;
  readonly path: string;
}

export interface CreateKeystoreParameters {
  readonly pathOf: (address: Address) => string;
  readonly password: string;
  /** Of scrypt, a power of two; the default takes about a second and 256 MiB. */
  readonly cost?: number | undefined;
}

/**
 * Makes a key and writes it to a new encrypted file that its owner alone can read.
 *
 * @throws UsageError when there is such a file: a key is never overwritten.
 */
export async function createKeystore({
  pathOf,
  password,
  cost = 2 ** 18,
}: CreateKeystoreParameters): Promise<CreatedKeystore> {
  const wallet = Wallet.generate();
  const address = getAddress(wallet.getAddressString());
  const path = pathOf(address);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const keystore = await wallet.toV3String(password, { kdf: "scrypt", n: cost });
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST")
      throw new UsageError(`${path} is there already, and a key is never overwritten. Take another name.`);
    throw error;
  });
  try {
    await file.writeFile(`${keystore}\n`);
    await file.chmod(0o600);
    // Money may be sent to the address as soon as it is shown: by then the key must have reached the disk.
    await file.sync();
  } finally {
    await file.close();
  }
  return { address, path };
}
