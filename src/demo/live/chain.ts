import type { Address, Hex } from "viem";

/** What a chain offers, as EIP-1193 has it. */
export type Provider = { request(args: { method: string; params?: unknown[] }): Promise<unknown> };

/** A development chain whose clock the run moves. */
export type Chain = {
  provider: Provider;
  chainId: number;
  /** Second of the last block that the run asked for. */
  lastAt: number;
};

/** A transaction that is ready to be sent. */
export type Call = { from: Address; to: Address | undefined; data: Hex };

// Enough for a list of 25, below the limit that Osaka sets a transaction. Naming it saves an estimate for each.
const gasLimit = "0xf42400";
const plenty = `0x${(10n ** 24n).toString(16)}`;

export async function openChain(provider: Provider): Promise<Chain> {
  const chainId = Number(await provider.request({ method: "eth_chainId" }));
  return { provider, chainId, lastAt: 0 };
}

/** Lets an account send transactions without its key, and pay for them. */
export async function enroll({ provider }: Chain, address: Address): Promise<void> {
  await provider.request({ method: "hardhat_impersonateAccount", params: [address] });
  await provider.request({ method: "hardhat_setBalance", params: [address, plenty] });
}

/** The next block carries this second, or the first one that is later than the last block's. */
export async function moveClock(chain: Chain, at: number): Promise<void> {
  chain.lastAt = Math.max(at, chain.lastAt + 1);
  await chain.provider.request({ method: "evm_setNextBlockTimestamp", params: [chain.lastAt] });
}

/** Sends a transaction, which the chain mines at once. Rejects if it reverts. */
export async function send({ provider }: Chain, { from, to, data }: Call): Promise<Hex> {
  const transaction = { from, ...(to === undefined ? {} : { to }), data, gas: gasLimit };
  return (await provider.request({ method: "eth_sendTransaction", params: [transaction] })) as Hex;
}

/** What the chain keeps of a transaction, as far as the run asks. */
export type Receipt = { gasUsed: bigint; contractAddress: Address | undefined };

export async function receiptOf({ provider }: Chain, hash: Hex): Promise<Receipt> {
  const receipt = (await provider.request({ method: "eth_getTransactionReceipt", params: [hash] })) as {
    gasUsed: Hex;
    contractAddress: Address | null;
  };
  return { gasUsed: BigInt(receipt.gasUsed), contractAddress: receipt.contractAddress ?? undefined };
}

/** Deploys a contract. */
export async function deploy(chain: Chain, from: Address, data: Hex): Promise<Address> {
  const { contractAddress } = await receiptOf(chain, await send(chain, { from, to: undefined, data }));
  if (contractAddress === undefined) throw new Error("the deployment left no contract");
  return contractAddress;
}
