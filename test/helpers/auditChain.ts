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

/** What the tests need of an in-process chain: unlocked accounts, deployments, calls, and the clock. */
export async function auditChain() {
  const { provider, close } = await network.create({
    // The fast build of the tests is larger than the production build.
    override: { allowUnlimitedContractSize: true },
  });
  // EIP-1193 says `params` is an array or an object; Hardhat takes the array.
  const rpc = {
    request: ({ method, params }: { method: string; params?: unknown }): Promise<unknown> =>
      provider.request({ method, ...(Array.isArray(params) ? { params } : {}) }),
  };
  const client = createWalletClient({ chain: hardhat, transport: custom(rpc) }).extend(publicActions);
  const accounts = await client.getAddresses();
  const account = (index: number): Address => {
    const address = accounts[index];
    if (address === undefined) throw new Error(`There is no account ${index}`);
    return address;
  };

  async function deploy(name: string, args: readonly unknown[] = [], libraries: Record<string, Address> = {}) {
    const artifact = await artifacts.readArtifact(name);
    const data = encodeDeployData({
      abi: artifact.abi as Abi,
      bytecode: linked(artifact, libraries),
      args,
    });
    const hash = await client.sendTransaction({ account: account(0), data });
    const { contractAddress } = await client.getTransactionReceipt({ hash });
    if (contractAddress === null || contractAddress === undefined) throw new Error(`${name} was not deployed`);
    return contractAddress;
  }

  /** Sends a call and fails loudly if it reverts. */
  async function send(from: Address, to: Address, abi: Abi, functionName: string, args: readonly unknown[]): Promise<Hex> {
    const data = encodeFunctionData({ abi, functionName, args });
    const hash = await client.sendTransaction({ account: from, to, data, gas: 5_000_000n });
    const { status } = await client.getTransactionReceipt({ hash });
    if (status === "reverted") await client.call({ account: from, to, data });
    return hash;
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

  return { rpc, client, account, deploy, send, abiOf, now, nextAt, close };
}

export type AuditChain = Awaited<ReturnType<typeof auditChain>>;

interface Linkable {
  readonly bytecode: string;
  readonly linkReferences: Readonly<
    Record<string, Readonly<Record<string, readonly { readonly start: number; readonly length: number }[]>>>
  >;
}

function linked({ bytecode, linkReferences }: Linkable, libraries: Record<string, Address>): Hex {
  let code = bytecode;
  for (const references of Object.values(linkReferences)) {
    for (const [library, places] of Object.entries(references)) {
      const address = libraries[library];
      if (address === undefined) throw new Error(`${library} is not given`);
      for (const { start, length } of places) {
        const at = 2 + 2 * start;
        code = code.slice(0, at) + address.slice(2).toLowerCase() + code.slice(at + 2 * length);
      }
    }
  }
  return `0x${code.slice(2)}`;
}

/** A hash that no data stands behind. */
export function hashOf(text: string): Hex {
  return keccak256(toHex(text));
}
