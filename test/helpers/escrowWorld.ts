import { network } from "hardhat";
import {
  type Account,
  type Address,
  createWalletClient,
  custom,
  type Hash,
  type Hex,
  keccak256,
  maxUint256,
  parseAbi,
  publicActions,
  toHex,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";

import { escrowActions } from "../../src/client/escrowActions.ts";
import { termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import type { Terms } from "../../src/order/terms.ts";
import { exampleTerms } from "./orderFixtures.ts";
import { deployPermit2 } from "./permit2.ts";
import { placeTermsPublisher } from "./placeTermsPublisher.ts";

const hardhatMnemonic = "test test test test test test test test test test test junk";
const tokenAbi = parseAbi([
  "function approve(address spender, uint256 amount)",
  "function mint(address to, uint256 amount)",
  "function balanceOf(address owner) view returns (uint256)",
  "function blacklist(address account)",
  "function unBlacklist(address account)",
]);

export const day = 86_400;
export const hashOf = (text: string): Hex => keccak256(toHex(text));

/** An account of this name that owns no ether. */
export const poorAccount = (name: string) => privateKeyToAccount(hashOf(name));

/** A fresh chain with an escrow, the USDC model behind its proxy, a plain token and the real Permit2. */
export async function createWorld() {
  // The fast build for tests is larger than the limit; the production build has its own size check.
  const { provider, ethers } = await network.create({
    override: { allowUnlimitedContractSize: true, allowBlocksWithSameTimestamp: true },
  });
  const transport = custom(provider, { retryCount: 0 });
  const rich = (addressIndex: number) => mnemonicToAccount(hardhatMnemonic, { addressIndex });
  const deployer = rich(0);
  const [buyer, seller, arbitrator, stranger] = [rich(2), rich(3), rich(4), rich(5)];
  const attesters = ["carrier", "inspector", "customs"].map(poorAccount);

  const deploy = async (name: string, args: unknown[] = []) => {
    const factory = await ethers.getContractFactory(name);
    const contract = await factory.deploy(...args);
    return (await contract.getAddress()).toLowerCase() as Address;
  };
  await placeTermsPublisher(provider);
  const escrow = await deploy("OrderEscrow");
  const mock = await deploy("MockErc20", ["Mock", "MOCK", 18]);
  const { interface: model } = await ethers.getContractFactory("ModelUsdc");
  const initialize = ["USD Coin", "USDC", "USD", 6, "2", deployer.address];
  const usdc = await deploy("ModelProxy", [
    await deploy("ModelUsdc"),
    rich(9).address,
    model.encodeFunctionData("initialize", initialize),
  ]);
  await deployPermit2(provider);

  const clientOf = (account: Account | Address) =>
    createWalletClient({ account, chain: hardhat, transport })
      .extend(publicActions)
      .extend(escrowActions({ escrow }));
  const operator = clientOf(deployer);

  /** Waits for a transaction; throws unless it succeeded. */
  const mined = async (hash: Hash | Promise<Hash>) => {
    const receipt = await operator.waitForTransactionReceipt({ hash: await hash, pollingInterval: 1 });
    if (receipt.status !== "success") throw new Error(`transaction ${await hash} reverted`);
    return receipt;
  };
  const asToken = (token: Address, functionName: "mint" | "blacklist" | "unBlacklist", args: unknown[]) =>
    mined(operator.writeContract({ address: token, abi: tokenAbi, functionName, args } as never));
  const now = async () => Number((await operator.getBlock()).timestamp);

  const terms = exampleTerms({
    arbitrator: arbitrator.address,
    attesters: attesters.map(({ address }) => address),
  });
  await mined(operator.publishTerms({ terms }));

  let orders = 0;
  return {
    provider,
    deploy,
    escrow,
    usdc,
    mock,
    terms,
    termsId: termsIdOf(terms),
    attesters,
    buyer,
    seller,
    arbitrator,
    stranger,
    clientOf,
    operator,
    relayer: clientOf(rich(1)),
    mined,
    now,
    mint: (token: Address, to: Address, amount: bigint) => asToken(token, "mint", [to, amount]),
    blacklist: (account: Address) => asToken(usdc, "blacklist", [account]),
    unBlacklist: (account: Address) => asToken(usdc, "unBlacklist", [account]),
    balanceOf: (token: Address, owner: Address) =>
      operator.readContract({ address: token, abi: tokenAbi, functionName: "balanceOf", args: [owner] }),
    approve: (owner: Account, token: Address, spender: Address = escrow) =>
      mined(
        clientOf(owner).writeContract({
          address: token,
          abi: tokenAbi,
          functionName: "approve",
          args: [spender, maxUint256],
        }),
      ),
    /** Gives an account without ether an allowance, by impersonation without gas price. */
    approveFree: async (owner: Address, token: Address, spender: Address) => {
      await provider.request({ method: "hardhat_impersonateAccount", params: [owner] });
      await provider.request({ method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x0"] });
      await mined(
        createWalletClient({ account: owner, chain: hardhat, transport }).writeContract({
          address: token,
          abi: tokenAbi,
          functionName: "approve",
          args: [spender, maxUint256],
          maxFeePerGas: 0n,
          maxPriorityFeePerGas: 0n,
        }),
      );
      await provider.request({ method: "hardhat_stopImpersonatingAccount", params: [owner] });
    },
    setCode: (address: Address, code: Hex) =>
      provider.request({ method: "hardhat_setCode", params: [address, code] }),
    /** The next block is mined in this second. */
    moveTo: async (time: number) => {
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [time] });
      await provider.request({ method: "evm_mine", params: [] });
    },
    /** A new order, never the same twice. */
    newOrder: async (overrides: Partial<Order> = {}): Promise<Order> => {
      const at = await now();
      orders += 1;
      return {
        termsId: termsIdOf(terms),
        buyer: buyer.address,
        seller: seller.address,
        token: usdc,
        amount: 1_000_000_000n,
        lockBy: at + day,
        deliverBy: at + 10 * day,
        detailsHash: hashOf(`details ${orders}`),
        ...overrides,
      };
    },
    /** Publishes variations of the terms. */
    publish: async (overrides: Partial<Terms>) => {
      const varied = { ...terms, ...overrides };
      await mined(operator.publishTerms({ terms: varied }));
      return { terms: varied, termsId: termsIdOf(varied) };
    },
    /** Attestations of the first two attesters. */
    attest: async (orders: readonly Order[], evidenceHash: Hex, signBy: number) => {
      const orderIds = await Promise.all(orders.map((order) => operator.getOrderId({ order })));
      const signed = await Promise.all(
        attesters
          .slice(0, 2)
          .map(
            async (account) =>
              [
                account.address,
                await operator.signDelivery({ account, orderIds, evidenceHash, signBy }),
              ] as const,
          ),
      );
      return Object.fromEntries(signed) as Record<Hex, Hex>;
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Locks with the buyer's allowance, having minted what it takes. */
export async function lockOrder(world: World, overrides: Partial<Order> = {}): Promise<Order> {
  const order = await world.newOrder(overrides);
  await world.mint(order.token, world.buyer.address, order.amount);
  await world.approve(world.buyer, order.token);
  await world.mined(world.clientOf(world.buyer).lock({ order }));
  return order;
}

/** Confirms delivery of locked orders of the world's terms. */
export async function deliver(world: World, orders: readonly Order[]): Promise<void> {
  const signBy = (await world.now()) + 3_600;
  const evidenceHash = hashOf("signed by the consignee");
  const attestations = await world.attest(orders, evidenceHash, signBy);
  await world.mined(world.relayer.confirmDelivery({ orders, evidenceHash, signBy, attestations }));
}
