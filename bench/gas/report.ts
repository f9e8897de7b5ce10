import { renderTable } from "../../src/text/table.ts";
import { type Bound, ERC20_BOUNDS, gas, USDC_BOUNDS } from "./bounds.ts";
import { bestPeer, peers } from "./peers.ts";
import type { Measured } from "./stage.ts";
import { throughputLines } from "./throughput.ts";

/** Everything `--json` prints. */
export type GasReport = {
  readonly erc20: Measured;
  readonly usdcModel: Measured;
  readonly floor: { readonly erc20: Measured; readonly usdcModel: Measured };
};

const number = new Intl.NumberFormat("en-US");
const show = (value: number | undefined): string => (value === undefined ? "–" : number.format(value));

/** Which floor an operation stands on. */
function floorOf(operation: string): string | undefined {
  if (operation.startsWith("batch50") || operation.startsWith("settle")) return undefined;
  if (operation === "lock" || operation === "lockWithAuthorization" || operation === "lockPermit2")
    return operation;
  return ["release", "claim", "refund"].includes(operation) ? "release" : undefined;
}

function tokenTable(ours: Measured, floor: Measured, token: "erc20" | "usdc"): string[] {
  const rows = Object.entries(ours).map(([operation, value]) => {
    const peer = bestPeer(token, operation);
    const floorName = floorOf(operation);
    return [
      operation,
      show(value),
      floorName === undefined ? "–" : show(floor[floorName]),
      show(peer?.gas),
      peer === undefined ? "–" : `${(value / peer.gas).toFixed(2)} ×`,
      peer?.name ?? "nobody has it",
      ...(token === "erc20" ? boundCells(value, ERC20_BOUNDS[operation]) : []),
    ];
  });
  const header = ["operation", "Lading", "floor", "best peer", "ratio", "who"];
  return renderTable(token === "erc20" ? [...header, "must", "reach for"] : header, rows);
}

function boundCells(value: number, bound: Bound | undefined): string[] {
  if (bound === undefined) return ["–", "–"];
  const mark = (limit: number | undefined) =>
    limit === undefined ? "–" : `${show(limit)} ${value <= limit ? "✓" : "✗"}`;
  return [mark(bound.must), mark(bound.reach)];
}

/** What is above its bound; empty when all is well. */
export function violations(report: GasReport): string[] {
  const above = [];
  for (const [operation, { must }] of Object.entries(ERC20_BOUNDS)) {
    const value = gas(report.erc20, operation);
    if (value > must) above.push(`${operation}: ${show(value)} > ${show(must)}`);
  }
  for (const { name, bound, of } of USDC_BOUNDS) {
    const value = of(report.usdcModel, report.floor.usdcModel);
    if (value > bound.must) above.push(`${name}: ${show(value)} > ${show(bound.must)}`);
  }
  return above;
}

/** The page for people. */
export function reportLines(report: GasReport, planned: Measured | undefined): string[] {
  const { erc20, usdcModel, floor } = report;
  return [
    "Gas on a plain ERC-20: whole transactions, second or later of their kind; lists of 50 per order.",
    "",
    ...tokenTable(erc20, floor.erc20, "erc20"),
    "",
    "Gas on the USDC model (proxy, blacklist, allowance rewritten). Peers: the real USDC.",
    "",
    ...tokenTable(usdcModel, floor.usdcModel, "usdc"),
    "",
    ...renderTable(
      ["USDC model, bounds", "Lading", "must"],
      USDC_BOUNDS.map(({ name, bound, of }) => {
        const value = of(usdcModel, floor.usdcModel);
        return [name, show(value), `${show(bound.must)} ${value <= bound.must ? "✓" : "✗"}`];
      }),
    ),
    "",
    "Floor: a contract of one transfer, one slot and one event, measured in the same run.",
    `Peers: ${peers.about}`,
    "",
    ...throughputLines(erc20),
    "",
    ...plannedLines(erc20, planned),
  ];
}

function plannedLines(now: Measured, planned: Measured | undefined): string[] {
  if (planned === undefined) return ["This Hardhat has no newer gas rules to price an order by."];
  const rows = ["lock", "claim"].map((operation) => [
    operation,
    show(gas(now, operation)),
    show(gas(planned, operation)),
    `${(gas(planned, operation) / gas(now, operation)).toFixed(2)} ×`,
  ]);
  return [
    "The next hard fork as this Hardhat has it (Amsterdam, where EIP-8037 makes new state dearer).",
    "A lock makes one new slot; a claim makes none.",
    "",
    ...renderTable(["operation", "osaka", "amsterdam", "ratio"], rows),
  ];
}
