import { renderTable } from "../../src/text/table.ts";
import { AMSTERDAM_BOUNDS, type Bound, ERC20_BOUNDS, FLOOR_BOUNDS, gas, LIMIT_BOUND } from "./bounds.ts";
import { type LayerTwoRow, layerTwoLines } from "./layerTwo.ts";
import { bestPeer, peers } from "./peers.ts";
import type { Measured } from "./stage.ts";
import { throughputLines } from "./throughput.ts";

/** Everything `--json` prints. */
export type GasReport = {
  readonly erc20: Measured;
  readonly usdcModel: Measured;
  /** The plain ERC-20 again, by the rules of the next fork. */
  readonly amsterdam: Measured;
  readonly floor: { readonly erc20: Measured; readonly usdcModel: Measured };
  /** The gas limit that a node estimates for a plain release, and what the release then uses. */
  readonly releaseLimit: { readonly limit: number; readonly used: number };
  readonly layerTwo: readonly LayerTwoRow[];
};

const number = new Intl.NumberFormat("en-US");
const show = (value: number | undefined): string => (value === undefined ? "–" : number.format(value));
const mark = (value: number, must: number): string => `${show(must)} ${value <= must ? "✓" : "✗"}`;

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
      ...(token === "erc20" ? [boundCell(value, ERC20_BOUNDS[operation])] : []),
    ];
  });
  const header = ["operation", "Lading", "floor", "best peer", "ratio", "who"];
  return renderTable(token === "erc20" ? [...header, "must"] : header, rows);
}

function boundCell(value: number, bound: Bound | undefined): string {
  return bound === undefined ? "–" : mark(value, bound.must);
}

interface Judged {
  readonly name: string;
  readonly value: number;
  readonly must: number;
}

/** What is held against the floor contract. */
function overFloor({ erc20, usdcModel, floor }: GasReport): Judged[] {
  const ours = { erc20, usdcModel };
  return FLOOR_BOUNDS.map(({ name, token, bound, of }) => ({
    name: `${name}, ${token}`,
    value: of(ours[token], floor[token]),
    must: bound.must,
  }));
}

/** What is above its bound; empty when all is well. */
export function violations(report: GasReport): string[] {
  const { limit, used } = report.releaseLimit;
  const judged: Judged[] = [
    ...boundedRows(report.erc20, ERC20_BOUNDS, "osaka"),
    ...boundedRows(report.amsterdam, AMSTERDAM_BOUNDS, "amsterdam"),
    ...overFloor(report),
    { name: "gas limit of a release", value: limit, must: Math.floor(used * LIMIT_BOUND) },
  ];
  return judged
    .filter(({ value, must }) => value > must)
    .map(({ name, value, must }) => `${name}: ${show(value)} > ${show(must)}`);
}

function boundedRows(measured: Measured, bounds: Readonly<Record<string, Bound>>, rules: string): Judged[] {
  return Object.entries(bounds).map(([operation, { must }]) => ({
    name: `${operation}, ${rules}`,
    value: gas(measured, operation),
    must,
  }));
}

/** The page for people. */
export function reportLines(report: GasReport): string[] {
  const { erc20, usdcModel, amsterdam, floor, releaseLimit } = report;
  const { limit, used } = releaseLimit;
  return [
    "Gas on a plain ERC-20: whole transactions, second or later of their kind; lists of 50 per order.",
    "",
    ...tokenTable(erc20, floor.erc20, "erc20"),
    "",
    "Above what 0.1.0 cost plus 200, and why:",
    ...Object.entries(ERC20_BOUNDS).flatMap(([name, { because }]) =>
      because === undefined ? [] : [`- ${name}: ${because}`],
    ),
    "",
    `A plain release needs a gas limit of ${show(limit)}, ${(limit / used).toFixed(3)} × what it uses (at most ${LIMIT_BOUND}).`,
    "",
    "Gas on the USDC model (proxy, blacklist, allowance rewritten, signatures checked in a library). Peers: the real USDC.",
    "",
    ...tokenTable(usdcModel, floor.usdcModel, "usdc"),
    "",
    ...renderTable(
      ["held against the floor", "Lading", "must"],
      overFloor(report).map(({ name, value, must }) => [name, show(value), mark(value, must)]),
    ),
    "",
    "Floor: a contract of one transfer, one slot and one event, built by the same profile, measured in the same run.",
    `Peers: ${peers.about}`,
    "",
    ...throughputLines(erc20),
    "",
    ...layerTwoLines(report.layerTwo),
    "",
    ...amsterdamLines(erc20, amsterdam),
  ];
}

function amsterdamLines(now: Measured, planned: Measured): string[] {
  const rows = Object.entries(planned).map(([operation, value]) => [
    operation,
    show(gas(now, operation)),
    show(value),
    `${(value / gas(now, operation)).toFixed(2)} ×`,
    boundCell(value, AMSTERDAM_BOUNDS[operation]),
  ]);
  return [
    "The next hard fork as this Hardhat has it (Amsterdam: EIP-8037 makes new state dearer, EIP-7976 the bytes of a call).",
    "",
    ...renderTable(["operation", "osaka", "amsterdam", "ratio", "must"], rows),
  ];
}
