import { unread } from "../capabilities.ts";
import type { Coin } from "../coin.ts";
import { chinaNotice } from "../reasons.ts";

/** Coins pegged to the yuan: none is enabled. */
export const yuanCoins: readonly Coin[] = [
  {
    code: "CNHT",
    name: "Tether CNH",
    isoCode: "CNY",
    issuer: "Tether",
    decimals: null,
    capabilities: unread,
    factsFrom: ["defiLlamaTexts"],
    at: [
      {
        chainId: 1,
        address: null,
        sources: ["chinaNotice"],
        readOn: "2026-11-21",
        disabledBecause: chinaNotice,
      },
    ],
  },
  {
    code: "CNHC",
    name: "CNHC",
    isoCode: "CNY",
    issuer: "CNHC Group",
    decimals: null,
    capabilities: unread,
    factsFrom: ["cnhcText"],
    at: [
      {
        chainId: 1,
        address: null,
        sources: ["chinaNotice"],
        readOn: "2026-11-21",
        disabledBecause: chinaNotice,
      },
    ],
  },
  {
    code: "AxCNH",
    name: "AxCNH",
    isoCode: "CNY",
    issuer: "AnchorX",
    decimals: null,
    capabilities: unread,
    factsFrom: ["axcnhText"],
    at: [
      {
        chainId: null,
        address: null,
        sources: ["chinaNotice"],
        readOn: "2026-11-21",
        disabledBecause: chinaNotice,
      },
    ],
  },
];
