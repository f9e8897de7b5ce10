import type { Signer } from "ethers";
import hre from "hardhat";
import type { Address } from "viem";

import { termsIdOf } from "../../src/order/ids.ts";
import type { Terms } from "../../src/order/terms.ts";
import type { ModelJpyc, ModelUsdc, ModelUsdt, OrderEscrow } from "../../typechain-types/index.ts";
import { deployPermit2, PERMIT2 } from "./permit2.ts";
import { placeTermsPublisher } from "./placeTermsPublisher.ts";

export const DAY = 86_400;
const MAXIMAL = (1n << 256n) - 1n;

type Connection = Awaited<ReturnType<typeof connect>>;
const connect = () => hre.network.create({ override: { initialDate: "2026-11-21T00:00:00Z" } });
let connection: Promise<Connection> | undefined;

const roles = [
  "deployer",
  "buyer",
  "seller",
  "arbitrator",
  "feeRecipient",
  "relayer",
  "stranger",
  "factor",
  "successor",
  "issuer",
  "proxyAdmin",
] as const;
const attesterRoles = ["carrier", "inspector", "customs"] as const;

/** Who is on the stage. */
export type Role = (typeof roles)[number];

/** The currencies on the stage. */
export type TokenName = "usdc" | "jpyc" | "usdt";

/** A deployed stage: escrows, currencies and parties, before anything was lived. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The stage as it was right after deployment. */
export async function openStage() {
  connection ??= connect();
  const { networkHelpers } = await connection;
  return networkHelpers.loadFixture(deployStage);
}

async function deployStage({ ethers, provider, networkHelpers }: Connection) {
  const signers = (await ethers.getSigners()) as unknown as Signer[];
  const cast = Object.fromEntries(roles.map((role, index) => [role, signers[index]])) as Record<Role, Signer>;
  const addresses = {} as Record<Role, Address>;
  for (const role of Object.keys(cast) as Role[]) {
    addresses[role] = (await cast[role].getAddress()) as Address;
  }
  // Attesters sign and never call, so they own no ether.
  const attesters = attesterRoles.map((role) => new ethers.Wallet(ethers.id(role)));

  const deploy = async <T>(name: string, args: unknown[] = []) =>
    (await ethers.deployContract(name, args)) as unknown as T;
  const addressOf = async (contract: { getAddress(): Promise<string> }) =>
    (await contract.getAddress()) as Address;

  /** A currency behind its issuer's proxy. */
  const deployProxied = async <T extends ModelUsdc | ModelJpyc>(model: string, initialize: unknown[]) => {
    const implementation = await deploy<T>(model);
    const data = (implementation as ModelUsdc).interface.encodeFunctionData(
      "initialize",
      initialize as never,
    );
    const proxy = await ethers.deployContract("ModelProxy", [
      await addressOf(implementation),
      addresses.proxyAdmin,
      data,
    ]);
    return implementation.attach(await proxy.getAddress()) as T;
  };

  await deployPermit2(provider);
  await placeTermsPublisher(provider);
  const escrow = await deploy<OrderEscrow>("OrderEscrow");
  const secondEscrow = await deploy<OrderEscrow>("OrderEscrow");
  const { issuer } = addresses;
  const tokens = {
    usdc: await deployProxied<ModelUsdc>("ModelUsdc", ["USD Coin", "USDC", "USD", 6, "2", issuer]),
    jpyc: await deployProxied<ModelJpyc>("ModelJpyc", ["JPY Coin", "JPYC", "JPY", 18, "1", issuer]),
    usdt: await deploy<ModelUsdt>("ModelUsdt", [issuer]),
  };
  const units: Record<TokenName, bigint> = { usdc: 10n ** 6n, jpyc: 10n ** 18n, usdt: 10n ** 6n };
  const tokenAddresses = {
    usdc: await addressOf(tokens.usdc),
    jpyc: await addressOf(tokens.jpyc),
    usdt: await addressOf(tokens.usdt),
  };
  const places = { escrow: await addressOf(escrow), secondEscrow: await addressOf(secondEscrow) };

  for (const name of Object.keys(tokens) as TokenName[]) {
    const token = tokens[name] as ModelUsdc;
    for (const role of ["buyer", "stranger"] as const) {
      await token.connect(cast.issuer).mint(addresses[role], 10n ** 9n * units[name]);
      for (const spender of [...Object.values(places), PERMIT2]) {
        await token.connect(cast[role]).approve(spender, MAXIMAL);
      }
    }
  }

  const freeTerms: Terms = {
    arbitrator: addresses.arbitrator,
    evidencePeriod: 3 * DAY,
    rulingPeriod: 20 * DAY,
    arbitrationFeeBps: 200,
    defaultSellerBps: 6_000,
    feeBps: 0,
    feeRecipient: ethers.ZeroAddress as Address,
    inspectionPeriod: 5 * DAY,
    openClaimPeriod: 30 * DAY,
    threshold: 2,
    // Signers are bytes to the contract, which events show in lower case.
    attesters: attesters.map(({ address }) => address.toLowerCase() as Address),
    gate: ethers.ZeroAddress as Address,
    documentHash: ethers.id("conditions of sale") as `0x${string}`,
  };
  const feeTerms: Terms = { ...freeTerms, feeBps: 100, feeRecipient: addresses.feeRecipient };

  /** Publishes terms in an escrow; their id. */
  const publish = async (terms: Terms, to = escrow) => {
    await to.publishTerms({ ...terms, attesters: [...terms.attesters] });
    return termsIdOf(terms);
  };
  for (const each of [escrow, secondEscrow]) {
    await publish(freeTerms, each);
    await publish(feeTerms, each);
  }

  const now = () => networkHelpers.time.latest();
  /** The next transaction is mined so many seconds from now, in the second that this returns. */
  const pass = async (seconds: number) => {
    const at = (await now()) + seconds;
    await networkHelpers.time.setNextBlockTimestamp(at);
    return at;
  };
  /** The next transaction is mined in this second. */
  const moveTo = (at: number) => networkHelpers.time.setNextBlockTimestamp(at);

  /** A block is mined in this second. */
  const advanceTo = (at: number) => networkHelpers.time.increaseTo(at);

  const { chainId } = await ethers.provider.getNetwork();
  return {
    ...{ ethers, chainId, cast, addresses, attesters, deploy, addressOf },
    ...{ escrow, secondEscrow, places, tokens, tokenAddresses, units },
    ...{ freeTerms, feeTerms, publish, now, pass, moveTo, advanceTo },
  };
}
