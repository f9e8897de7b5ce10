import { type Flow, grossOf } from "../../src/netting/flow.ts";
import { multilateral } from "../../src/netting/multilateral.ts";
import { bilateral, perPair } from "../../src/netting/pairs.ts";

/** How a window's orders are paid for, from the most conversions to the least volume. */
export const schemes = {
  gross: { title: "gross: one an order", convert: grossOf },
  perPair: { title: "one a directed pair", convert: perPair },
  bilateral: { title: "bilateral netting", convert: bilateral },
  multilateral: { title: "multilateral netting", convert: multilateral },
} as const satisfies Record<string, { title: string; convert: (flows: readonly Flow[]) => Flow[] }>;

export type SchemeName = keyof typeof schemes;

export const schemeNames = Object.keys(schemes) as SchemeName[];
