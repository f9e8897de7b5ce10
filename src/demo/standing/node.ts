import { network } from "hardhat";
import type { Address, EIP1193Provider, Hex, PublicClient } from "viem";
import { createPublicClient, custom } from "viem";
import { numberText } from "../../text/numberText.ts";
import type { Chain, Provider } from "../live/chain.ts";
import { openChain } from "../live/chain.ts";
import type { Deployment } from "./files.ts";
import { readDeployment } from "./files.ts";

/** Who does what on a standing node, each an account that the node has unlocked. */
export type Roles = Record<
  "issuer" | "buyer" | "seller" | "carrier" | "inspector" | "port" | "arbitrator" | "platform",
  Address
>;

const roleNames = [
  "issuer",
  "buyer",
  "seller",
  "carrier",
  "inspector",
  "port",
  "arbitrator",
  "platform",
] as const;

/** A standing node, reached through the network that Hardhat was told. */
export type StandingNode = { chain: Chain; client: PublicClient; roles: Roles; deployment: Deployment };

/** Connects, and finds the escrow that was deployed there. */
export async function openStanding(): Promise<StandingNode> {
  const { provider } = await network.create();
  const chain = await openChain(provider as Provider);
  const accounts = (await provider.request({ method: "eth_accounts" })) as Address[];
  if (accounts.length < roleNames.length) {
    throw new Error(`the node has ${accounts.length} unlocked accounts, ${roleNames.length} are needed`);
  }
  const roles = Object.fromEntries(roleNames.map((name, index) => [name, accounts[index]])) as Roles;
  const client = createPublicClient({ transport: custom(provider as EIP1193Provider), pollingInterval: 100 });
  return { chain, client, roles, deployment: await readDeployment(chain.chainId) };
}

/** Waits for a transaction and says so. Throws if it reverted. */
export async function settled({ client }: StandingNode, what: string, hash: Hex): Promise<void> {
  const { status, gasUsed, blockNumber } = await client.waitForTransactionReceipt({ hash });
  if (status !== "success") throw new Error(`${what} failed in ${hash}`);
  console.log(`${what}: block ${blockNumber}, ${numberText(gasUsed)} gas`);
}

/** The node's time, in unix seconds. */
export async function timeOf({ client }: StandingNode): Promise<number> {
  return Number((await client.getBlock()).timestamp);
}
