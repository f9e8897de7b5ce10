import { permitToken, plainToken, unread } from "../capabilities.ts";
import type { Coin } from "../coin.ts";
import { oneOrigin } from "../reasons.ts";

/** Coins pegged to the currencies of Africa. */
export const africaCoins: readonly Coin[] = [
  {
    code: "cNGN",
    name: "cNGN",
    isoCode: "NGN",
    issuer: "WrappedCBDC",
    decimals: 6,
    capabilities: { ...plainToken, blacklist: true },
    factsFrom: ["cngnCode"],
    at: [
      {
        chainId: 1,
        address: "0x17CDB2a01e7a34CbB3DD4b83260B05d0274C8dab",
        sources: ["cngn", "coinGeckoSmol"],
        readOn: "2026-11-21",
      },
      {
        chainId: 137,
        address: "0x52828daa48C1a9A06F37500882b42daf0bE04C3B",
        sources: ["cngn", "coinGeckoCow"],
        readOn: "2026-11-21",
      },
      {
        chainId: 8453,
        address: "0x46C85152bFe9f96829aA94755D9f915F9B10EF5F",
        sources: ["cngn"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "NGNm",
    name: "Mento Nigerian Naira",
    isoCode: "NGN",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0xE2702Bd97ee33c88c8f6f92DA3B733608aa76F71",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "ZARP",
    name: "ZARP Stablecoin",
    isoCode: "ZAR",
    issuer: null,
    decimals: null,
    capabilities: unread,
    factsFrom: ["zarpReadme"],
    at: [
      {
        chainId: 1,
        address: null,
        sources: ["coinGeckoSmol"],
        readOn: "2026-11-21",
        disabledBecause: oneOrigin,
      },
      {
        chainId: 137,
        address: null,
        sources: ["coinGeckoCow"],
        readOn: "2026-11-21",
        disabledBecause: oneOrigin,
      },
    ],
  },
  {
    code: "ZARm",
    name: "Mento South African Rand",
    isoCode: "ZAR",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0x4c35853A3B4e647fD266f4de678dCc8fEC410BF6",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "KESm",
    name: "Mento Kenyan Shilling",
    isoCode: "KES",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0x456a3D042C0DbD3db53D5489e98dFb038553B0d0",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "GHSm",
    name: "Mento Ghanaian Cedi",
    isoCode: "GHS",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0xfAeA5F3404bbA20D3cc2f8C4B0A888F55a3c7313",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "XOFm",
    name: "Mento West African CFA franc",
    isoCode: "XOF",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0x73F93dcc49cB8A239e2032663e9475dd5ef29A08",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
];
