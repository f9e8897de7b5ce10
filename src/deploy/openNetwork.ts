import { network } from "hardhat";
import type { Address } from "viem";

import { DeployError } from "./deployError.ts";

/** A network of `hardhat.config.ts`, as far as a deployment needs it. */
export interface DeployNetwork {
  readonly name: string;
  readonly provider: unknown;
  readonly chainId: number;
  /** Accounts that can send, the deployer first. */
  readonly accounts: readonly [Address, ...Address[]];
}

/** The part of a connection to a network that counts here. */
export interface Connection {
  readonly networkName: string;
  readonly networkConfig: { readonly type: string; readonly chainId?: number | undefined };
  readonly provider: { request(args: { method: string; params?: unknown[] }): Promise<unknown> };
}

/** Hardhat asks for an RPC address when it connects, and for a key at the first request. */
function missingVariable(error: unknown): DeployError | undefined {
  const message = error instanceof Error ? error.message : "";
  const [sentence, variable] = /Configuration Variable "(\w+)" not found/.exec(message) ?? [];
  if (variable === undefined) return undefined;
  return new DeployError(`${sentence}. Store it with: npm run hardhat -- keystore set ${variable}`, error);
}

/**
 * Checks that a network is up, is the chain that the configuration names, and has an account.
 *
 * @throws DeployError saying what is missing.
 */
export async function inspectNetwork(connection: Connection): Promise<DeployNetwork> {
  const { networkName: name, networkConfig, provider } = connection;
  let chainId: number;
  try {
    chainId = Number(await provider.request({ method: "eth_chainId" }));
  } catch (error) {
    const missing = missingVariable(error);
    if (missing !== undefined) throw missing;
    const reason = error instanceof Error ? error.message : String(error);
    const hint =
      name === "localhost"
        ? "Start a node beside this with: npm run hardhat -- node"
        : "Check the RPC address in the keystore: npm run hardhat -- keystore list";
    throw new DeployError(`The RPC of ${name} does not answer: ${reason}\n${hint}`, error);
  }
  if (networkConfig.chainId !== undefined && networkConfig.chainId !== chainId) {
    throw new DeployError(
      `The RPC of ${name} is chain ${chainId}, and hardhat.config.ts says chain ${networkConfig.chainId}. ` +
        "Put the address of the right RPC into the keystore. Nothing was sent.",
    );
  }

  const [first, ...others] = (await provider.request({ method: "eth_accounts" })) as Address[];
  if (first === undefined) {
    throw new DeployError(
      `${name} has no account to send from. Store its key with: npm run hardhat -- keystore set DEPLOYER_PRIVATE_KEY`,
    );
  }
  return { name, provider, chainId, accounts: [first, ...others] };
}

/** Connects to the network that Hardhat was told. */
export async function openNetwork(): Promise<DeployNetwork> {
  const connection = await network.create().catch((error: unknown) => {
    throw missingVariable(error) ?? error;
  });
  if (connection.networkConfig.type === "edr-simulated") {
    throw new DeployError(
      "A chain in this process ends with it. Name a network of hardhat.config.ts, for example: --network localhost",
    );
  }
  return await inspectNetwork(connection as unknown as Connection);
}
