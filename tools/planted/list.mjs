import { escrowBugs } from "./escrow.mjs";
import { escrowEdgeBugs } from "./escrowEdges.mjs";

/** Bugs to plant, each a mistake that someone could make. `find` must occur exactly once in the file. */
export const plantedBugs = [...escrowBugs, ...escrowEdgeBugs];
