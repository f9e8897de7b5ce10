import { writeFile } from "node:fs/promises";

import { Wallet } from "@ethereumjs/wallet";
import type { Address } from "viem";
import { type HDAccount, mnemonicToAccount } from "viem/accounts";

import { createCliWorld } from "./cliWorld.ts";
import { runLading } from "./runLading.ts";

const mnemonic = "test test test test test test test test test test test junk";

/** Three attesters of whom two must sign, each with a keystore of its own, and locked orders. */
export async function createAttestWorld() {
  const world = await createCliWorld();
  const attesters = {
    carrier: mnemonicToAccount(mnemonic, { addressIndex: 7 }),
    inspector: mnemonicToAccount(mnemonic, { addressIndex: 8 }),
    customs: mnemonicToAccount(mnemonic, { addressIndex: 11 }),
    stranger: mnemonicToAccount(mnemonic, { addressIndex: 12 }),
  };
  await writeFile(world.file("password"), "testpassword", { mode: 0o600 });
  for (const [name, account] of Object.entries(attesters)) await writeKeystore(name, account);
  await world.mint(world.usdc, world.buyer.address, 10n ** 15n);
  await world.approve(world.buyer, world.usdc);
  await writeFile(world.file("receipt.pdf"), "received in good order");

  async function writeKeystore(name: string, account: HDAccount): Promise<void> {
    const wallet = Wallet.fromPrivateKey(account.getHdKey().privateKey ?? new Uint8Array());
    const keystore = await wallet.toV3String("testpassword", { kdf: "scrypt", n: 1_024 });
    await writeFile(world.file(`${name}.key.json`), keystore, { mode: 0o600 });
  }

  return {
    ...world,
    attesters,
    /** An order that was locked without the program. */
    locked: async (overrides: Parameters<typeof world.orderFile>[0] = {}) => {
      const file = await world.orderFile(overrides);
      await world.mined(world.clientOf(world.buyer).lock({ order: file.order }));
      return file;
    },
    /** Runs `lading attest` with a keystore, and without any network unless the arguments name one. */
    attest: (who: keyof typeof attesters, args: readonly string[]) =>
      runLading(
        [
          ...["attest", ...args, "--yes", "--json"],
          ...["--keystore", world.file(`${who}.key.json`), "--password-file", world.file("password")],
        ],
        { cwd: world.folder },
      ),
    /** Runs `lading order deliver` in a stranger's name. */
    deliver: (args: readonly string[], account: Address = world.relayer.account.address) =>
      world.lading(["order", "deliver", ...args, "--json"], account),
    statusOf: async (orderId: string): Promise<string> => {
      const run = await world.lading(["order", "show", orderId, "--json"]);
      if (run.code !== 0) throw new Error(run.err);
      return JSON.parse(run.out).status;
    },
  };
}

export type AttestWorld = Awaited<ReturnType<typeof createAttestWorld>>;
