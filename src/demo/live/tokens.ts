import type { Abi, Address, Hex } from "viem";
import { encodeDeployData, encodeFunctionData, parseAbi } from "viem";
import type { CurrencyCode } from "../currencies.ts";
import { currencyCodes } from "../currencies.ts";
import type { Chain } from "./chain.ts";
import { deploy } from "./chain.ts";

/** A compiled contract. */
export type Artifact = { abi: Abi; bytecode: Hex };
export type ReadArtifact = (name: string) => Promise<Artifact>;

/** A model stablecoin on the chain. */
export type Token = {
  address: Address;
  /** EIP-712 domain of its permits and authorizations. */
  domain: { name: string; version: string; chainId: number; verifyingContract: Address };
};

export const tokenAbi = parseAbi([
  "function mint(address to, uint256 value)",
  "function approve(address spender, uint256 value)",
  "function transfer(address to, uint256 value)",
  "function blacklist(address account)",
  "function unBlacklist(address account)",
  "function blocklist(address account)",
  "function unBlocklist(address account)",
  "function addBlackList(address account)",
  "function removeBlackList(address account)",
]);

const initializeAbi = parseAbi([
  "function initialize(string name, string symbol, string currency, uint8 decimals, string version, address owner)",
]);

/** The models behind a proxy, and how each issuer names it. */
const proxied = {
  USD: { contract: "ModelUsdc", name: "USD Coin", symbol: "USDC", decimals: 6, version: "2" },
  EUR: { contract: "ModelUsdc", name: "EURC", symbol: "EURC", decimals: 6, version: "2" },
  JPY: { contract: "ModelJpyc", name: "JPY Coin", symbol: "JPYC", decimals: 18, version: "1" },
  SGD: { contract: "ModelXsgd", name: "XSGD", symbol: "XSGD", decimals: 6, version: "1" },
} as const;

/** Deploys the model of one currency. */
async function deployToken(
  chain: Chain,
  readArtifact: ReadArtifact,
  code: CurrencyCode,
  issuer: Address,
  admin: Address,
): Promise<Token> {
  if (code === "USDT") {
    const { abi, bytecode } = await readArtifact("ModelUsdt");
    const address = await deploy(chain, issuer, encodeDeployData({ abi, bytecode, args: [issuer] }));
    return {
      address,
      domain: { name: "Tether USD", version: "1", chainId: chain.chainId, verifyingContract: address },
    };
  }
  const { contract, name, symbol, decimals, version } = proxied[code];
  const model = await readArtifact(contract);
  const proxy = await readArtifact("ModelProxy");
  const implementation = await deploy(
    chain,
    issuer,
    encodeDeployData({ abi: model.abi, bytecode: model.bytecode }),
  );
  const data = encodeFunctionData({
    abi: initializeAbi,
    args: [name, symbol, code, decimals, version, issuer],
  });
  const args = [implementation, admin, data];
  const address = await deploy(
    chain,
    issuer,
    encodeDeployData({ abi: proxy.abi, bytecode: proxy.bytecode, args }),
  );
  return { address, domain: { name, version, chainId: chain.chainId, verifyingContract: address } };
}

export type Tokens = Record<CurrencyCode, Token>;

/** Deploys the five model stablecoins. */
export async function deployTokens(
  chain: Chain,
  readArtifact: ReadArtifact,
  issuer: Address,
  admin: Address,
): Promise<Tokens> {
  const tokens: Partial<Tokens> = {};
  for (const code of currencyCodes)
    tokens[code] = await deployToken(chain, readArtifact, code, issuer, admin);
  return tokens as Tokens;
}
