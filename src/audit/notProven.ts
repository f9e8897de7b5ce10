import type { Anchor } from "./anchor.ts";
import { type Finding, type FindingCode, unproves } from "./finding.ts";

/** What has a sentence of its own. */
const saidAbove: ReadonlySet<FindingCode> = new Set(["openingUnknown", "stateUnavailable"]);

interface NotProvenParameters {
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
  /** Whether receipts and headers were checked at all. */
  readonly checkedProof: boolean;
}

/** What an audit did not prove, in sentences for people; none when everything was proven. */
export function notProvenOf({ anchor, findings, checkedProof }: NotProvenParameters): string[] {
  const sentences: string[] = [];
  if (!checkedProof) {
    sentences.push(
      "Receipts and headers were not checked: that no event is missing, added or altered is only the node's word.",
    );
  }
  if (!anchor.given) {
    sentences.push(
      `No trusted block hash was given: block ${anchor.block} has hash ${anchor.hash} by this node's word only, and a node that invents a whole chain can make everything agree. Compare the hash with another source; once you trust it, give it (--trust).`,
    );
  }
  if (findings.some(({ code }) => code === "openingUnknown")) {
    sentences.push(
      "The range starts after the escrow's deployment, or nothing proves that it does not: what the escrow held before is unknown, and what an earlier event would explain is not counted as wrong.",
    );
  }
  if (findings.some(({ code }) => code === "stateUnavailable")) {
    sentences.push(
      "The source has blocks alone: nobody compared the books with the contract's storage and its tokens' balances.",
    );
  }
  const faults = findings.filter((found) => unproves(found) && !saidAbove.has(found.code));
  if (faults.length > 0) {
    const codes = [...new Set(faults.map(({ code }) => code))].join(", ");
    sentences.push(
      `The evidence has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}: ${codes}.`,
    );
  }
  return sentences;
}
