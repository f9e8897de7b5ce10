import { expect } from "chai";

import { wrapLines } from "../../../src/cli/wrapLines.ts";

describe("wrapLines", () => {
  const long = "the buyer can inspect the goods and dispute them";

  it("breaks a sentence between words, and sets what goes on in further", () => {
    expect(wrapLines(long, 20)).to.equal("the buyer can\ninspect the goods\nand dispute them");
    expect(wrapLines(`  ${long}`, 22)).to.equal(
      "  the buyer can\n    inspect the goods\n    and dispute them",
    );
    expect(wrapLines(`a\n\n${long}`, 30)).to.equal("a\n\nthe buyer can inspect the\ngoods and dispute them");
  });

  it("leaves what fits, and does not break a word", () => {
    expect(wrapLines(long, long.length)).to.equal(long);
    expect(wrapLines(`order ${"f".repeat(66)} is paid`, 40)).to.equal(`order\n${"f".repeat(66)}\nis paid`);
  });

  it("does not count colors", () => {
    const painted = "pays \u001b[32m10 USDC\u001b[39m to you";
    expect(wrapLines(painted, 19)).to.equal(painted);
    expect(wrapLines(painted, 18)).to.equal("pays \u001b[32m10 USDC\u001b[39m to\nyou");
  });

  it("leaves tables, commands and JSON", () => {
    const kept = [
      "buyer   1  12,800.00 USDC   0.00 USDC",
      "─".repeat(40),
      "    lading order dispute lamps.json --reason damaged",
      '    "title": "Lock order 0x12 for the seller",',
      '{"event": "locked by the buyer of the lamps"}',
    ].join("\n");
    expect(wrapLines(kept, 20)).to.equal(kept);
  });
});
