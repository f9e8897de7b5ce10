import type { Hex } from "viem";
import type { ChainHeader } from "../../rpc/chainHeader.ts";
import { type Finding, finding } from "../finding.ts";
import { headerHash } from "./headerHash.ts";

/**
 * Checks that a header hashes to its hash and names its predecessor.
 *
 * @param parent The recomputed hash of the block before, where it was read.
 * @returns The recomputed hash for the next one, and what is wrong.
 */
export function proveHeader(
  block: number,
  header: ChainHeader,
  parent: Hex | undefined,
): { hash: Hex; findings: Finding[] } {
  const findings: Finding[] = [];
  const hash = headerHash(header);
  if (hash !== header.hash || Number(header.number) !== block) {
    findings.push(
      finding(
        "headerHashMismatch",
        `number ${Number(header.number)} hashes to ${hash}, given as ${header.hash}`,
        {
          block,
        },
      ),
    );
  }
  if (parent !== undefined && parent !== header.parentHash) {
    findings.push(
      finding("headerChainBroken", `names ${header.parentHash}, the block before is ${parent}`, { block }),
    );
  }
  return { hash, findings };
}
