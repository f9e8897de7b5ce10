import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { network } from "hardhat";
import type { Address } from "viem";

import { createDeployClient } from "../../src/deploy/deployClient.ts";
import type { DeployNetwork } from "../../src/deploy/openNetwork.ts";

/** An in-process chain under any chain id, with a folder for its record. */
export async function openDeployChain(chainId: number) {
  const { provider, close } = await network.create({
    network: "default",
    chainType: "l1",
    override: { chainId },
  });
  const folder = await mkdtemp(join(tmpdir(), "lading-deployments-"));
  const accounts = (await provider.request({ method: "eth_accounts" })) as [Address, ...Address[]];
  const deployNetwork: DeployNetwork = { name: "test", provider, chainId, accounts };
  const client = createDeployClient({ provider, chainId, account: accounts[0] });
  return {
    provider,
    accounts,
    client,
    folder,
    network: deployNetwork,
    file: join(folder, `${chainId}.json`),
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

export type DeployChain = Awaited<ReturnType<typeof openDeployChain>>;
