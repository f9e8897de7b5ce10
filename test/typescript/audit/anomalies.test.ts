import { expect } from "chai";

import { checkConservation } from "../../../src/audit/check/checkConservation.ts";
import type { Finding, FindingCode } from "../../../src/audit/finding.ts";
import { anomalies } from "../../helpers/anomalies.ts";
import { replaySteps, type Step } from "../../helpers/foldSteps.ts";

describe("anomalies of events", () => {
  for (const [code, { steps, where }] of Object.entries(anomalies)) {
    it(`names ${code}, with its order, block and amount`, () => {
      const found = findingsOf(steps, code as FindingCode);
      expect(found[0]).to.deep.include(where);
      expect(Object.keys(found[0] ?? {})).to.have.members(["code", "message", ...Object.keys(where)]);
    });

    it(`names no ${code} before`, () => {
      expect(findingsOf(steps.slice(0, -1), code as FindingCode)).to.deep.equal([]);
    });
  }
});

function findingsOf(steps: readonly Step[], code: FindingCode): Finding[] {
  const books = replaySteps(steps);
  return [...books.findings, ...checkConservation(books)].filter((found) => found.code === code);
}
