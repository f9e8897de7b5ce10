import { expect } from "chai";

import { hexText, shortHex } from "../../../src/text/hexText.ts";
import { amountText, moneyText } from "../../../src/text/moneyText.ts";
import { parseSpan } from "../../../src/text/parseSpan.ts";
import { parseUtc } from "../../../src/text/parseUtc.ts";
import { timeText } from "../../../src/text/timeText.ts";

const usdc = { code: "USDC", decimals: 6 };

describe("texts for people", () => {
  it("group thousands and lose no digit of an amount", () => {
    expect(moneyText(17_800_000_000n, usdc)).to.equal("17,800.00 USDC");
    expect(moneyText(-1_234_567_000_001n, usdc)).to.equal("-1,234,567.000001 USDC");
    expect(amountText(1_500n, { code: "JPY", decimals: 0 })).to.equal("1,500");
    expect(amountText(10n ** 24n + 1n, { code: "DAI", decimals: 18 })).to.equal(
      "1,000,000.000000000000000001",
    );
  });

  it("write addresses with their checksum, and everything else as it is", () => {
    const address = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
    expect(hexText(address)).to.equal("0x5FbDB2315678afecb367f032d93F642f64180aa3");
    expect(shortHex(address)).to.equal("0x5FbDB2…180aa3");
    const id = `0x${"ab".repeat(32)}` as const;
    expect(hexText(id)).to.equal(id);
    expect(shortHex(id)).to.equal("0xababab…ababab");
  });

  it("write times to the second, and what never comes as such", () => {
    expect(timeText(1_893_574_800)).to.equal("2030-01-02 09:00:00 UTC");
    expect(timeText(2 ** 40 - 1)).to.equal("never");
  });

  it("read lengths of time as people and programs write them, but none that a calendar decides", () => {
    const read = [
      "90s",
      "15m",
      "+12h",
      "3d",
      "2w",
      "1d12h",
      "90 seconds",
      "15 min",
      "60 days",
      "60days",
      "1 Week",
    ];
    expect(read.map(parseSpan)).to.deep.equal([
      ...[90, 900, 43_200, 259_200, 1_209_600, 129_600, 90, 900, 5_184_000, 5_184_000, 604_800],
    ]);
    // As lading itself writes them.
    expect(parseSpan("1 day and 4 hours")).to.equal(100_800);
    for (const wrong of [
      "",
      "3",
      "d",
      "3y",
      "3 months",
      "-3d",
      "1.5d",
      "3 d ays",
      "and 3d",
      "3d and",
      "1 hour 2026",
    ])
      expect(parseSpan(wrong), wrong).to.equal(undefined);
  });

  it("read days and times of UTC, real ones only", () => {
    const firstAt = Date.UTC(2026, 0, 31) / 1_000;
    expect(parseUtc("2026-01-31")).to.deep.equal({ firstAt, lastAt: firstAt + 86_399 });
    const at = firstAt + 8 * 3_600 + 900;
    for (const text of ["2026-01-31T08:15Z", "2026-01-31 08:15:00.000Z", "2026-01-31T13:15:00+05:00"])
      expect(parseUtc(text), text).to.deep.equal({ firstAt: at, lastAt: at });
    for (const text of [
      "2026-02-30",
      "2026-02-30T08:15:00Z",
      "2026-13-01",
      "2026-01-31T08:15:00",
      "2026-01-31T25:00Z",
      "31.01.2026",
      "1769846400",
      "",
    ])
      expect(parseUtc(text), text).to.equal(undefined);
  });
});
