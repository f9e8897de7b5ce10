import {
  type Account,
  type Address,
  type Chain,
  type Client,
  createWalletClient,
  custom,
  defineChain,
  type EIP1193Provider,
  type PublicActions,
  publicActions,
  type Transport,
  type WalletActions,
} from "viem";

/** A viem client that reads a chain and sends from one account. */
export type DeployClient = Client<
  Transport,
  Chain,
  Account,
  undefined,
  PublicActions<Transport, Chain, Account> & WalletActions<Chain, Account>
>;

/** The chain id of development chains: Hardhat's and anvil's. */
export const DEVELOPMENT_CHAIN_ID = 31_337;

export interface DeployClientParameters {
  /** An EIP-1193 provider that signs for the account. */
  readonly provider: unknown;
  readonly chainId: number;
  readonly account: Address;
}

/** A client on a provider that signs by itself, such as one of Hardhat's networks. */
export function createDeployClient({ provider, chainId, account }: DeployClientParameters): DeployClient {
  const chain = defineChain({
    id: chainId,
    name: `chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const transport = custom(provider as EIP1193Provider, { retryCount: 0 });
  // A development chain mines at once; a public one is asked no more often than it makes blocks.
  const pollingInterval = chainId === DEVELOPMENT_CHAIN_ID ? 50 : 2_000;
  return createWalletClient({ account, chain, transport, pollingInterval }).extend(publicActions);
}
