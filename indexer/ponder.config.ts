import { createConfig } from "ponder";
import { parseAbi } from "viem";

import { eventsAbi } from "../src/order/abi/eventsAbi.ts";
import { fxRouterAbi } from "../src/order/exchange/abi/fxRouterAbi.ts";
import { type ChainSettings, readSettings } from "./src/settings.ts";

const { chains, folder } = readSettings(process.env);
const transferAbi = parseAbi([
  "event Transfer(address indexed from, address indexed to, uint256 amount)",
] as const);

/** Settings of a contract for each chain that has it. */
function onEach<Own extends object>(
  of: readonly ChainSettings[],
  own: (chain: ChainSettings) => Own,
): Record<string, Own & { startBlock: number }> {
  return Object.fromEntries(of.map((chain) => [chain.name, { startBlock: chain.startBlock, ...own(chain) }]));
}

// A chain without routers has nothing to wait for there; a contract without a chain is none.
const routed = chains.filter(({ routers }) => routers.length > 0);
const router =
  routed.length === 0
    ? {}
    : {
        Router: {
          abi: fxRouterAbi,
          chain: onEach(routed, ({ routers }) => ({ address: [...routers] })),
        },
      };

export default createConfig({
  ...(process.env.DATABASE_URL === undefined && folder !== undefined
    ? { database: { kind: "pglite" as const, directory: folder } }
    : {}),
  chains: Object.fromEntries(chains.map(({ id, name, rpc }) => [name, { id, rpc }])),
  contracts: {
    Escrow: { abi: eventsAbi, chain: onEach(chains, ({ escrow }) => ({ address: escrow })) },
    // Transfers of any token: what arrives without an event of the escrow is found as well.
    Incoming: {
      abi: transferAbi,
      chain: onEach(chains, ({ escrow }) => ({
        filter: { event: "Transfer" as const, args: { to: escrow } },
      })),
    },
    Outgoing: {
      abi: transferAbi,
      chain: onEach(chains, ({ escrow }) => ({
        filter: { event: "Transfer" as const, args: { from: escrow } },
      })),
    },
    ...router,
  },
});
