/**
 * Where addresses and facts were read. A repository is named at a revision, so that a reader finds the same words; a page
 * without one as it stood on the day that the entry names.
 */
export interface Source {
  readonly url: string;
  /** Who compiled it. Two sources of one origin are one source. */
  readonly origin: string;
  /** The issuer that speaks here of its own coin, or null. */
  readonly issuer: string | null;
}

export const sources = {
  aave: {
    url: "https://github.com/bgd-labs/aave-address-book/tree/f61c97628307d387ca93a78578970fe6db885029/src/ts",
    origin: "Aave",
    issuer: null,
  },
  axcnhText: {
    url: "https://altpoint.co/china-launches-regulated-offshore-yuan-stablecoin-for-cross-border-trade",
    origin: "Altpoint",
    issuer: null,
  },
  balancer: {
    url: "https://github.com/balancer/tokenlists/blob/98df981f36d3e2011434108d4e12612ca3f04195/generated/balancer.tokenlist.json",
    origin: "Balancer",
    issuer: null,
  },
  celo: {
    url: "https://github.com/celo-org/docs/blob/07366f28a7cad15cd2c0641a020223e5e9d6df6c/tooling/contracts/stablecoin-contracts.mdx",
    origin: "Celo",
    issuer: null,
  },
  chinaNotice: {
    url: "https://cointelegraph.com/news/china-bans-stablecoin-rwa-foreign-domestic",
    origin: "Cointelegraph",
    issuer: null,
  },
  circleCode: {
    url: "https://github.com/circlefin/stablecoin-evm/blob/46e61d0050520f4227cc02ae0d55e8aee3d43fb6/contracts/v2/FiatTokenV2_2.sol",
    origin: "Circle",
    issuer: "Circle",
  },
  circleEurc: {
    url: "https://developers.circle.com/stablecoins/eurc-contract-addresses.md",
    origin: "Circle",
    issuer: "Circle",
  },
  circleGateway: {
    url: "https://github.com/circlefin/evm-gateway-contracts/blob/569d7cef11b70fac4eb696a98b9c5997d87b32d3/test/util/ForkTestUtils.sol",
    origin: "Circle",
    issuer: "Circle",
  },
  cngn: {
    url: "https://github.com/wrappedcbdc/stablecoin-cngn/blob/046eb9705c0ed8d27d277a4b07588a71a6b9aeac/README.md",
    origin: "WrappedCBDC",
    issuer: "WrappedCBDC",
  },
  cngnCode: {
    url: "https://github.com/wrappedcbdc/stablecoin-cngn/blob/046eb9705c0ed8d27d277a4b07588a71a6b9aeac/evm/src/Cngn3.sol",
    origin: "WrappedCBDC",
    issuer: "WrappedCBDC",
  },
  cnhcText: { url: "https://grokipedia.com/page/CNHC_stablecoin", origin: "Grokipedia", issuer: null },
  coinGeckoCow: {
    url: "https://github.com/cowprotocol/token-lists/tree/4a002ef33b37382db3ce2f966a7f454d276eafd3/src/public",
    origin: "CoinGecko",
    issuer: null,
  },
  coinGeckoSmol: {
    url: "https://github.com/SmolDapp/tokenLists/tree/da518e2881a404ca45928db114987c0b3ff5c77b/lists",
    origin: "CoinGecko",
    issuer: null,
  },
  daiCode: {
    url: "https://github.com/makerdao/dss/blob/fa4f6630afb0624d04a003e920b0d71a00331d98/src/dai.sol",
    origin: "MakerDAO",
    issuer: "MakerDAO",
  },
  defiLlama: {
    url: "https://github.com/DefiLlama/peggedassets-server/tree/60cfca169fed2b9769d5dd962b453095952e192b/src/adapters/peggedAssets",
    origin: "DefiLlama",
    issuer: null,
  },
  defiLlamaTexts: {
    url: "https://github.com/DefiLlama/peggedassets-server/blob/60cfca169fed2b9769d5dd962b453095952e192b/src/peggedData/peggedData.ts",
    origin: "DefiLlama",
    issuer: null,
  },
  etherscanMxnb: {
    url: "https://etherscan.io/token/0xf197ffc28c23e0309b5559e7a166f2c6164c80aa",
    origin: "Etherscan",
    issuer: null,
  },
  frankencoin: {
    url: "https://github.com/Frankencoin-ZCHF/FrankenCoin/blob/9516d2a39ee29e636ab93f3f1d39e14becdb5472/exports/address.config.ts",
    origin: "Frankencoin",
    issuer: "Frankencoin",
  },
  frankencoinCode: {
    url: "https://github.com/Frankencoin-ZCHF/FrankenCoin/blob/9516d2a39ee29e636ab93f3f1d39e14becdb5472/contracts/Frankencoin.sol",
    origin: "Frankencoin",
    issuer: "Frankencoin",
  },
  geminiCode: {
    url: "https://github.com/gemini/dollar/blob/2049880c0eff5222ee426cf759ed4972a5f7095c/ERC20Impl.sol",
    origin: "Gemini",
    issuer: "Gemini",
  },
  jpyc: { url: "https://github.com/jpycoin", origin: "JPYC", issuer: "JPYC" },
  jpycReference: {
    url: "https://github.com/Mameta29/jpyc-skill/blob/73b035352a46039379823af30a7b5641dddc2366/.claude-plugin/plugin.json",
    origin: "Mameta29",
    issuer: null,
  },
  junoDocs: { url: "https://docs.bitso.com/juno/docs/mxnb-on-arbitrum.md", origin: "Juno", issuer: "Juno" },
  mento: {
    url: "https://github.com/mento-protocol/mento-sdk/blob/a919f5adf0c0f4a6315fcff204130425bdc939fc/src/cache/tokens.ts",
    origin: "Mento",
    issuer: "Mento",
  },
  mentoCode: {
    url: "https://github.com/mento-protocol/mento-core/blob/e7884d28a5338dee4db95331d31bc0dc73165fda/contracts/tokens/StableTokenV3.sol",
    origin: "Mento",
    issuer: "Mento",
  },
  metaMask: {
    url: "https://github.com/MetaMask/contract-metadata/tree/6a49430b69d22c74ee652905d88bb0ba35e75476/metadata",
    origin: "MetaMask",
    issuer: null,
  },
  monerium: {
    url: "https://github.com/monerium/js-monorepo/blob/2cbe5311aabfdd7946a1e470ddad0fdd815231fc/apps/developer/docs/contracts-v2.mdx",
    origin: "Monerium",
    issuer: "Monerium",
  },
  moneriumCode: {
    url: "https://github.com/monerium/smart-contracts/blob/514bee7548e754012ee97bb9b9043cb5f3408292/src/Token.sol",
    origin: "Monerium",
    issuer: "Monerium",
  },
  optimism: {
    url: "https://github.com/ethereum-optimism/ethereum-optimism.github.io/tree/9db0b0037010c0f0e286a5812096f9a08dcc98d1/data",
    origin: "Optimism",
    issuer: null,
  },
  paxosCode: {
    url: "https://github.com/paxosglobal/paxos-token-contracts/blob/674ac1046a0a40bfd2b6b892192998af9ac3b171/contracts/PaxosTokenV2.sol",
    origin: "Paxos",
    issuer: "Paxos",
  },
  paxosPyusd: {
    url: "https://github.com/paxosglobal/pyusd-contract/blob/bf93823a397cbb520332450324047d9350acc1fd/README.md",
    origin: "Paxos",
    issuer: "Paxos",
  },
  paxosUsdg: {
    url: "https://github.com/paxosglobal/usdg-contract/blob/08a5c1a2f068818f5dba523df4b216c8c7eaff24/README.md",
    origin: "Paxos",
    issuer: "Paxos",
  },
  paxosUsdp: {
    url: "https://github.com/paxosglobal/usdp-contracts/blob/1af2c7f0732e43ee1a331af106aa81f8a4c6476c/README.md",
    origin: "Paxos",
    issuer: "Paxos",
  },
  permitProbes: {
    url: "https://github.com/cowprotocol/token-lists/tree/4a002ef33b37382db3ce2f966a7f454d276eafd3/src/public",
    origin: "CoW",
    issuer: null,
  },
  rippleCode: {
    url: "https://github.com/ripple/RLUSD-Implementation/blob/b44838b53b136e1819639b594f923a72e4e10b19/contracts/StablecoinUpgradeable.sol",
    origin: "Ripple",
    issuer: "Ripple",
  },
  straitsXCode: {
    url: "https://github.com/Xfers/straitsx-tokens/blob/066b49250a46eb17301b1abd9606cb6eadd027f0/Ethereum/XSGD/contracts/FiatTokenV2.sol",
    origin: "StraitsX",
    issuer: "StraitsX",
  },
  straitsXTerms: { url: "https://www.straitsx.com/legal/token", origin: "StraitsX", issuer: "StraitsX" },
  tetherReview: {
    url: "https://qiita.com/tis-nakagawa/items/224bfe783bae66c350e8",
    origin: "tis-nakagawa",
    issuer: null,
  },
  uniswap: {
    url: "https://github.com/Uniswap/default-token-list/tree/49f39bd7e83fbf311c5ffa3e153d4ad146a60214/src/tokens",
    origin: "Uniswap",
    issuer: null,
  },
  usdsCode: {
    url: "https://github.com/makerdao/usds/blob/d65551dbc11cfe1afcc4718ab790663b99d766af/src/Usds.sol",
    origin: "MakerDAO",
    issuer: "MakerDAO",
  },
  zarpReadme: { url: "https://github.com/venox-digital-assets/zarp.contract", origin: "ZARP", issuer: null },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
