import type { Address, Client } from "viem";

import { addressSchema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { processTerminal, type Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";
import { openHardhatSigner } from "./hardhat/hardhatSigner.ts";
import { openKeystoreSigner } from "./keystore/keystoreSigner.ts";
import { openNodeSigner } from "./nodeSigner.ts";
import { openProcessSigner } from "./process/processSigner.ts";
import type { Signer } from "./signer.ts";
import { keyPlaces, type SignerArguments } from "./signerOptions.ts";

/** What a signer may use of the command that it signs for. */
export interface SigningContext {
  readonly terminal?: Terminal | undefined;
  /** The chain's node; with it, an account that the node has not unlocked is refused at once. */
  readonly client?: Client | undefined;
}

/**
 * The signer that a command line names: a keystore, Hardhat's keystore, a signer process, or else an account of the node.
 *
 * @throws UsageError when it names none, several, or one that signs for another address than `--account`.
 */
export async function openSigner(args: SignerArguments, context: SigningContext = {}): Promise<Signer> {
  const { keystore, hardhatKey, signer } = args;
  const { terminal = processTerminal(), client } = context;
  const account =
    args.account === undefined ? undefined : parsedOption("--account", addressSchema, args.account);
  if ([keystore, hardhatKey, signer].filter((place) => place !== undefined).length > 1)
    throw new UsageError(
      `Name one place of the key: only one of ${keyPlaces.map((name) => `--${name}`).join(", ")}.`,
    );

  if (keystore !== undefined)
    return signingFor(account, await openKeystoreSigner({ ...args, keystore }, terminal));
  if (hardhatKey !== undefined)
    return signingFor(account, await openHardhatSigner({ ...args, hardhatKey }, terminal));
  if (signer !== undefined) return openProcessSigner({ ...args, signer, account });
  if (account !== undefined) return openNodeSigner(account, client);
  throw new UsageError("Who signs? Name the key's place:", [
    "--keystore FILE        an encrypted keystore; lading key new makes one",
    "--hardhat-key NAME     a key in Hardhat's keystore",
    "--signer URL           a signer process, such as Clef",
    "--account ADDRESS      an account that a local chain's node has unlocked",
  ]);
}

function signingFor(account: Address | undefined, signer: Signer): Signer {
  if (account === undefined || account === signer.address) return signer;
  throw new UsageError(`--account is ${account}, and ${signer.keptBy} signs for ${signer.address}.`, [
    "Leave --account out, or name the place of its key. lading config shows which options count here.",
  ]);
}
