import type { Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

import type { Terminal } from "../../terminal.ts";
import { UsageError } from "../../usageError.ts";
import { askPassword, passwordOfFile } from "../password.ts";
import type { Signer } from "../signer.ts";
import type { SignerArguments } from "../signerOptions.ts";
import { HardhatKeyError } from "../signingErrors.ts";
import { findHardhat } from "./findHardhat.ts";
import { readHardhatKey } from "./readHardhatKey.ts";

type HardhatArguments = Pick<SignerArguments, "passwordFile"> & { readonly hardhatKey: string };

/** The signer in Hardhat's encrypted keystore, whose name is as in `hardhat keystore set NAME`. */
export async function openHardhatSigner(
  { hardhatKey: name, passwordFile }: HardhatArguments,
  terminal: Terminal,
): Promise<Signer> {
  // Hardhat's own rule for names; nothing that passes it can be an option of the child process.
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new UsageError(`--hardhat-key ${name} is no name in Hardhat's keystore, such as SELLER_KEY.`);
  const folder = process.cwd();
  const hardhat = await findHardhat(folder);
  const password =
    passwordFile === undefined
      ? await askPassword("Password of Hardhat's keystore:")
      : await passwordOfFile(passwordFile, terminal);
  const key = await readHardhatKey({ hardhat, folder, name, password });
  const account = privateKeyToAccount(validKey(key, name));
  return { address: account.address, account, keptBy: `Hardhat's keystore (${name})` };
}

function validKey(value: string, name: string): Hex {
  const [digits] = /(?<=^(?:0x)?)[0-9a-fA-F]{64}$/.exec(value) ?? [];
  if (digits === undefined)
    throw new HardhatKeyError(
      `what it keeps as ${name} is no private key.`,
      `Put one there: npx hardhat keystore set ${name}`,
    );
  return `0x${digits}`;
}
