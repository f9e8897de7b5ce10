import { readFileSync } from "node:fs";

type Peers = {
  readonly about: string;
  readonly erc20: Record<string, Record<string, number> | number>;
  readonly usdc: Record<string, Record<string, number> | number>;
};

/** Gas of comparable public escrows with the conditions they were measured under. */
export const peers = JSON.parse(readFileSync(new URL("./peers.json", import.meta.url), "utf8")) as Peers;

const NO_PEER = new Set(["floor", "uniswap-v3-swap"]);

/** What the other escrows call the operation whose nearest kin they have. */
const KIN: Record<string, string> = {
  claim: "release",
  ruleWithFee: "rule",
  batch50Claim: "batch50Release",
  settleIntoNext: "",
  // Pays in another currency, into no escrow: still the nearest that anybody has.
  lockExactUniswapV3: "payWithSwapNoEscrow",
};

/** The cheapest other escrow for an operation, if any has it. */
export function bestPeer(
  token: "erc20" | "usdc",
  operation: string,
): { name: string; gas: number } | undefined {
  const kin = KIN[operation] ?? operation;
  let best: { name: string; gas: number } | undefined;
  for (const [name, figures] of Object.entries(peers[token])) {
    if (typeof figures === "number" || NO_PEER.has(name)) continue;
    const gas = figures[kin];
    if (gas !== undefined && (best === undefined || gas < best.gas)) best = { name, gas };
  }
  return best;
}
