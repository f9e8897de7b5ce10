import { permitToken, unread } from "../capabilities.ts";
import type { Coin } from "../coin.ts";
import { oneOrigin } from "../reasons.ts";

/** Coins pegged to the real, the pesos and the Canadian dollar. */
export const americasCoins: readonly Coin[] = [
  {
    code: "BRLA",
    name: "BRLA Digital",
    isoCode: "BRL",
    issuer: "Avenia",
    decimals: 18,
    capabilities: { ...unread, eip2612: true },
    factsFrom: ["permitProbes", "defiLlamaTexts"],
    at: [
      {
        chainId: 137,
        address: "0xE6A537a407488807F0bbeb0038B79004f19DDDFb",
        sources: ["balancer", "coinGeckoCow"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "BRZ",
    name: "BRZ Token",
    isoCode: "BRL",
    issuer: null,
    decimals: 18,
    capabilities: unread,
    factsFrom: [],
    at: [
      {
        chainId: 1,
        address: "0x01d33FD36ec67c6Ada32cf36b31e88EE190B1839",
        sources: ["optimism", "coinGeckoSmol"],
        readOn: "2026-11-21",
      },
      {
        chainId: 137,
        address: "0x4eD141110F6EeeAbA9A1df36d8c26f684d2475Dc",
        sources: ["balancer", "coinGeckoCow"],
        readOn: "2026-11-21",
      },
      {
        chainId: 8453,
        address: "0xE9185Ee218cae427aF7B9764A011bb89FeA761B4",
        sources: ["balancer", "optimism"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "BRLm",
    name: "Mento Brazilian Real",
    isoCode: "BRL",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0xe8537a3d056DA446677B9E9d6c5dB704EaAb4787",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "MXNB",
    name: "MXNB",
    isoCode: "MXN",
    issuer: "Juno",
    decimals: 6,
    capabilities: unread,
    factsFrom: ["etherscanMxnb"],
    at: [
      {
        chainId: 1,
        address: "0xF197FFC28c23E0309B5559e7a166f2c6164C80aA",
        sources: ["etherscanMxnb", "coinGeckoSmol"],
        readOn: "2026-11-21",
      },
      {
        chainId: 42161,
        address: null,
        sources: ["junoDocs", "coinGeckoCow"],
        readOn: "2026-11-21",
        disabledBecause: oneOrigin,
      },
    ],
  },
  {
    code: "CADC",
    name: "CAD Coin",
    isoCode: "CAD",
    issuer: null,
    decimals: 18,
    capabilities: unread,
    factsFrom: [],
    at: [
      {
        chainId: 1,
        address: "0xcaDC0acd4B445166f12d2C07EAc6E2544FbE2Eef",
        sources: ["balancer", "coinGeckoSmol"],
        readOn: "2026-11-21",
      },
      {
        chainId: 137,
        address: "0x9de41aFF9f55219D5bf4359F167d1D0c772A396D",
        sources: ["balancer", "coinGeckoCow"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "QCAD",
    name: "Stablecorp QCAD",
    isoCode: "CAD",
    issuer: "Stablecorp",
    decimals: null,
    capabilities: unread,
    factsFrom: ["defiLlamaTexts"],
    at: [{ chainId: 1, address: null, sources: [], readOn: "2026-11-21", disabledBecause: oneOrigin }],
  },
  {
    code: "CADm",
    name: "Mento Canadian Dollar",
    isoCode: "CAD",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0xff4Ab19391af240c311c54200a492233052B6325",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
  {
    code: "COPm",
    name: "Mento Colombian Peso",
    isoCode: "COP",
    issuer: "Mento",
    decimals: 18,
    capabilities: permitToken,
    factsFrom: ["mentoCode"],
    at: [
      {
        chainId: 42220,
        address: "0x8A567e2aE79CA692Bd748aB832081C45de4041eA",
        sources: ["mento"],
        readOn: "2026-11-21",
      },
    ],
  },
];
