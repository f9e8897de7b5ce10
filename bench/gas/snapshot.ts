import { readFileSync, writeFileSync } from "node:fs";

import { isSameGas } from "./noise.ts";
import type { GasReport } from "./report.ts";

/** Every figure of the bench as it was committed, so that a change shows what it costs. */
const path = new URL("./snapshot.json", import.meta.url);

type Figures = Readonly<Record<string, number>>;

/** Rows of the snapshot that this run does not confirm; npm run bench:gas -- --update takes the new ones. */
export function differencesFromSnapshot(report: GasReport): string[] {
  const before = JSON.parse(readFileSync(path, "utf8")) as Figures;
  const now = figuresOf(report);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((name) => {
    const [then, today] = [before[name], now[name]];
    if (then === undefined || today === undefined)
      return [`${name}: ${then ?? "no row"} → ${today ?? "no row"}`];
    const change = today - then;
    return isSameGas(then, today) ? [] : [`${name}: ${then} → ${today} (${change > 0 ? "+" : ""}${change})`];
  });
}

export function writeSnapshot(report: GasReport): void {
  writeFileSync(path, `${JSON.stringify(figuresOf(report), null, 2)}\n`);
}

function figuresOf({ erc20, usdcModel, amsterdam, floor }: GasReport): Figures {
  return {
    ...prefixed("erc20", erc20),
    ...prefixed("usdcModel", usdcModel),
    ...prefixed("amsterdam", amsterdam),
    ...prefixed("floor.erc20", floor.erc20),
    ...prefixed("floor.usdcModel", floor.usdcModel),
  };
}

function prefixed(prefix: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, gas]) => [`${prefix}.${name}`, gas]));
}
