import { expect } from "chai";

import { arrowsOf, namelessRooms, withoutShortcuts } from "../../../tools/docs/mapPage.mjs";

describe("the map of the house", () => {
  const graph = new Map([
    ["src/order/money.ts", []],
    ["src/text/table.ts", ["src/order/money.ts", "viem"]],
    ["src/cli/main.ts", ["src/text/table.ts", "src/order/money.ts", "src/cli/help.ts"]],
  ]);
  const arrows = arrowsOf(graph, ["src/cli", "src/order", "src/text", "src/audit"]);

  it("has a room for each folder with files, and an arrow for each import between two", () => {
    expect([...arrows]).to.deep.equal([
      ["src/cli", ["src/order", "src/text"]],
      ["src/order", []],
      ["src/text", ["src/order"]],
    ]);
  });

  it("leaves out arrows that follow from others", () => {
    expect(withoutShortcuts(arrows).get("src/cli")).to.deep.equal(["src/text"]);
  });

  it("names folders that nobody described", () => {
    expect(
      namelessRooms(["src/cli/main.ts", "src/attic/box.ts", "contracts/test-tokens/A.sol"]),
    ).to.deep.equal(["src/attic"]);
  });
});
