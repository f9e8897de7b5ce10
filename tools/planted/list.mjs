import { escrowBugs } from "./escrow.mjs";
import { escrowEdgeBugs } from "./escrowEdges.mjs";
import { exchangeBugs } from "./exchange.mjs";

/** Bugs to plant, each a mistake that someone could make. `find` must occur exactly once in the file. `tests` is the folder
 * whose tests must notice it; without one any may. */
export const plantedBugs = [
  ...escrowBugs,
  ...escrowEdgeBugs,
  ...exchangeBugs.map((bug) => ({ ...bug, tests: "test/solidity/exchange" })),
];
