import { expect } from "chai";

import { byWindow, settlementWindows, windowStart } from "../../../src/netting/windows.ts";

const at = (time: string) => Date.parse(time) / 1_000;
const [hour, day, week, whole] = settlementWindows;

describe("settlement windows", () => {
  it("of an hour and a day begin with those of UTC, and the first second is in", () => {
    expect(windowStart(at("2026-01-28T13:00:00Z"), 3_600)).to.equal(at("2026-01-28T13:00:00Z"));
    expect(windowStart(at("2026-01-28T13:59:59Z"), 3_600)).to.equal(at("2026-01-28T13:00:00Z"));
    expect(windowStart(at("2026-01-28T23:59:59Z"), 86_400)).to.equal(at("2026-01-28T00:00:00Z"));
    expect(windowStart(at("2026-01-29T00:00:00Z"), 86_400)).to.equal(at("2026-01-29T00:00:00Z"));
  });

  it("of a week begin on Monday", () => {
    expect(windowStart(at("2026-02-01T23:59:59Z"), 604_800)).to.equal(at("2026-01-26T00:00:00Z"));
    expect(windowStart(at("2026-02-02T00:00:00Z"), 604_800)).to.equal(at("2026-02-02T00:00:00Z"));
  });

  it("reach back before 1970", () => {
    expect(windowStart(-1, 86_400)).to.equal(-86_400);
    expect(windowStart(0, 604_800)).to.equal(at("1969-12-29T00:00:00Z"));
  });

  it("part two seconds at an edge, and keep everything once", () => {
    const times = [at("2026-02-02T00:00:00Z"), at("2026-02-01T23:59:59Z"), at("2026-02-01T23:00:00Z")];
    const windowsOf = (window = hour) => byWindow(times, (time) => time, window!);
    expect(windowsOf(hour)).to.deep.equal([[times[1], times[2]], [times[0]]]);
    expect(windowsOf(day)).to.deep.equal([[times[1], times[2]], [times[0]]]);
    expect(windowsOf(week)).to.deep.equal([[times[1], times[2]], [times[0]]]);
    expect(windowsOf(whole)).to.deep.equal([times]);
  });

  it("are none without an item", () => {
    for (const window of settlementWindows) expect(byWindow([], () => 0, window)).to.deep.equal([]);
  });
});
