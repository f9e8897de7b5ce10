import { writeFile } from "node:fs/promises";

import type { Address } from "viem";
import { mnemonicToAccount } from "viem/accounts";

import { createCliWorld } from "./cliWorld.ts";
import { runInProcess } from "./runInProcess.ts";
import type { LadingRun } from "./runLading.ts";
import { keystorePassword, writeKeystore } from "./writeKeystore.ts";

const mnemonic = "test test test test test test test test test test test junk";

/** Three attesters of whom two must sign, each with a keystore of its own, and locked orders. */
export async function createAttestWorld() {
  const world = await createCliWorld();
  const indexes = { carrier: 7, inspector: 8, customs: 11, stranger: 12 };
  const addressOf = (addressIndex: number) => mnemonicToAccount(mnemonic, { addressIndex }).address;
  const attesters = {
    carrier: addressOf(indexes.carrier),
    inspector: addressOf(indexes.inspector),
    customs: addressOf(indexes.customs),
    stranger: addressOf(indexes.stranger),
  };
  await writeFile(world.file("password"), keystorePassword, { mode: 0o600 });
  for (const [name, index] of Object.entries(indexes))
    await writeKeystore(world.file(`${name}.key.json`), index);
  await world.mint(world.usdc, world.buyer.address, 10n ** 15n);
  await world.approve(world.buyer, world.usdc);
  await writeFile(world.file("receipt.pdf"), "received in good order");

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
    attest: (
      who: keyof typeof attesters,
      args: readonly string[],
      runIn: (args: readonly string[]) => Promise<LadingRun> = runInProcess,
    ) =>
      runIn([
        ...["attest", ...args, "--yes", "--json"],
        ...["--keystore", world.file(`${who}.key.json`), "--password-file", world.file("password")],
      ]),
    /** Runs `lading order deliver` in a stranger's name. */
    deliver: (args: readonly string[], account: Address = world.relayer.account.address) =>
      world.quick(["order", "deliver", ...args, "--json"], account),
    statusOf: async (orderId: string): Promise<string> => {
      const run = await world.quick(["order", "show", orderId, "--json"]);
      if (run.code !== 0) throw new Error(run.err);
      return JSON.parse(run.out).status;
    },
  };
}

export type AttestWorld = Awaited<ReturnType<typeof createAttestWorld>>;
