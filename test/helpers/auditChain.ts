import { artifacts, network } from "hardhat";
import {
  type Abi,
  type Address,
  createWalletClient,
  custom,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  keccak256,
  publicActions,
  toHex,
} from "viem";
import { hardhat } from "viem/chains";

import type { Rpc } from "../../src/rpc/rpc.ts";
import { placeTermsPublisher } from "./placeTermsPublisher.ts";

/** What the tests need of an in-process chain: unlocked accounts, deployments, calls, and the clock. */
export async function auditChain(chainId: number = hardhat.id) {
  const { provider, close } = await network.create({
    // The fast build of the tests is larger than the production build.
    override: { allowUnlimitedContractSize: true, chainId },
  });
  const rpc: Rpc = provider;
  const client = createWalletClient({ chain: { ...hardhat, id: chainId }, transport: custom(rpc) }).extend(
    publicActions,
  );
  const accounts = await client.getAddresses();
  const account = (index: number): Address => {
    const address = accounts[index];
    if (address === undefined) throw new Error(`There is no account ${index}`);
    return address;
  };

  await placeTermsPublisher(provider);
  // What was placed is in no header yet, so that no proof against the newest one would hold.
  await provider.request({ method: "evm_mine" });

  /** Deploys a contract. */
  async function deploy(name: string, args: readonly unknown[] = []): Promise<Address> {
    const { abi, bytecode } = await artifacts.readArtifact(name);
    const data = encodeDeployData({ abi: abi as Abi, bytecode: bytecode as Hex, args });
    const hash = await client.sendTransaction({ account: account(0), data });
    const { contractAddress } = await client.getTransactionReceipt({ hash });
    if (!contractAddress) throw new Error(`${name} was not deployed`);
    return contractAddress;
  }

  /** Sends a call and fails loudly if it reverts. */
  async function send(
    from: Address,
    to: Address,
    abi: Abi,
    functionName: string,
    args: readonly unknown[],
  ): Promise<Hex> {
    const data = encodeFunctionData({ abi, functionName, args });
    const hash = await client.sendTransaction({ account: from, to, data, gas: 5_000_000n });
    const { status } = await client.getTransactionReceipt({ hash });
    if (status === "reverted") await client.call({ account: from, to, data });
    return hash;
  }

  /** Sends calls that all land in one block, in this order. */
  async function sendTogether(calls: readonly { from: Address; to: Address; data: Hex }[]): Promise<void> {
    await rpc.request({ method: "evm_setAutomine", params: [false] });
    const hashes: Hex[] = [];
    for (const { from, to, data } of calls) {
      hashes.push(await client.sendTransaction({ account: from, to, data, gas: 1_000_000n }));
    }
    await rpc.request({ method: "evm_mine", params: [] });
    await rpc.request({ method: "evm_setAutomine", params: [true] });
    for (const hash of hashes) {
      const { status } = await client.getTransactionReceipt({ hash });
      if (status !== "success") throw new Error(`A call of the block reverted: ${hash}`);
    }
  }

  async function abiOf(name: string): Promise<Abi> {
    return (await artifacts.readArtifact(name)).abi as Abi;
  }

  async function now(): Promise<number> {
    return Number((await client.getBlock()).timestamp);
  }

  /** The next block has this time. */
  async function nextAt(time: number): Promise<void> {
    await rpc.request({ method: "evm_setNextBlockTimestamp", params: [time] });
  }

  return { rpc, client, account, deploy, send, sendTogether, abiOf, now, nextAt, close };
}

export type AuditChain = Awaited<ReturnType<typeof auditChain>>;

/** A hash that no data stands behind. */
export function hashOf(text: string): Hex {
  return keccak256(toHex(text));
}
