import { expect } from "chai";
import { getAddress } from "viem";
import { parseOrder } from "../../../src/order/order.ts";
import { ParseError } from "../../../src/order/parse.ts";
import { parseTerms } from "../../../src/order/terms.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

function wrongPaths(parse: (input: unknown) => unknown, input: unknown): string[] {
  try {
    parse(input);
  } catch (error) {
    if (error instanceof ParseError) return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe("parseOrder", () => {
  it("reads an order from JSON: decimal amounts, addresses of any case", () => {
    const order = exampleOrder();
    const read = parseOrder(JSON.parse(JSON.stringify({ ...order, amount: order.amount.toString() })));
    expect(read).to.deep.equal({
      ...order,
      buyer: getAddress(order.buyer),
      seller: getAddress(order.seller),
      token: getAddress(order.token),
    });
  });

  const wrong: Record<string, [path: string, value: unknown][]> = {
    termsId: [
      ["termsId", "0x12"],
      ["termsId", undefined],
      ["termsId", "zz"],
    ],
    buyer: [
      ["buyer", "0x00"],
      ["buyer", getAddress(exampleOrder().buyer).replace(/[a-f]/, (c) => c.toUpperCase())],
    ],
    seller: [["seller", exampleOrder().buyer]],
    amount: [
      ["amount", 0n],
      ["amount", -1n],
      ["amount", 2n ** 96n],
      ["amount", "1.5"],
      ["amount", "1e6"],
      ["amount", ""],
      ["amount", 12],
    ],
    lockBy: [
      ["lockBy", 1.5],
      ["lockBy", -1],
      ["lockBy", "1"],
    ],
    deliverBy: [
      ["deliverBy", exampleOrder().lockBy],
      ["deliverBy", 2 ** 40],
    ],
  };
  for (const [path, values] of Object.entries(wrong)) {
    it(`names a wrong ${path}`, () => {
      for (const [field, value] of values) {
        expect(wrongPaths(parseOrder, { ...exampleOrder(), [field]: value }), String(value)).to.deep.equal([
          path,
        ]);
      }
    });
  }

  it("refuses a field that it does not know, and what is no object", () => {
    expect(() => parseOrder({ ...exampleOrder(), note: "hi" }))
      .to.throw(/note/)
      .with.property("name", "ParseError");
    for (const nothing of [undefined, null, 7, "order", []]) {
      expect(() => parseOrder(nothing))
        .to.throw()
        .with.property("name", "ParseError");
    }
  });

  it("names every wrong field at once", () => {
    const paths = wrongPaths(parseOrder, { ...exampleOrder(), buyer: "x", amount: 0n, detailsHash: "y" });
    expect(paths).to.have.members(["buyer", "amount", "detailsHash"]);
  });
});

describe("parseTerms", () => {
  it("reads terms at every bound", () => {
    const bounds = exampleTerms({
      evidencePeriod: 86_400,
      rulingPeriod: 60 * 86_400,
      inspectionPeriod: 60 * 86_400,
      arbitrationFeeBps: 1_000,
      defaultSellerBps: 10_000,
      threshold: 3,
    });
    expect(wrongPaths(parseTerms, bounds)).to.deep.equal([]);
    expect(
      wrongPaths(parseTerms, exampleTerms({ inspectionPeriod: 0, rulingPeriod: 4 * 86_400 })),
    ).to.deep.equal([]);
  });

  const terms = exampleTerms();
  const wrong: [path: string, overrides: Record<string, unknown>][] = [
    ["arbitrator", { arbitrator: "0x0000000000000000000000000000000000000000" }],
    ["evidencePeriod", { evidencePeriod: 86_399 }],
    ["rulingPeriod", { rulingPeriod: 60 * 86_400 + 1 }],
    ["rulingPeriod", { rulingPeriod: 4 * 86_400 - 1 }],
    ["arbitrationFeeBps", { arbitrationFeeBps: 1_001 }],
    ["defaultSellerBps", { defaultSellerBps: 10_001 }],
    ["feeBps", { feeBps: 1_001, feeRecipient: terms.arbitrator }],
    ["feeRecipient", { feeBps: 1 }],
    ["feeRecipient", { feeRecipient: terms.arbitrator }],
    ["inspectionPeriod", { inspectionPeriod: 60 * 86_400 + 1 }],
    ["openClaimPeriod", { openClaimPeriod: 2 ** 32 }],
    ["threshold", { threshold: 0 }],
    ["threshold", { threshold: 4 }],
    [
      "attesters",
      { attesters: [terms.arbitrator, terms.arbitrator.toUpperCase().replace("0X", "0x"), terms.gate] },
    ],
    ["attesters.1", { attesters: [terms.arbitrator, "0x1234", terms.gate] }],
    ["documentHash", { documentHash: "0x" }],
  ];
  for (const [path, overrides] of wrong) {
    it(`names a wrong ${path}: ${JSON.stringify(Object.values(overrides)[0])}`, () => {
      expect(wrongPaths(parseTerms, { ...terms, ...overrides })).to.deep.equal([path]);
    });
  }

  it("refuses seventeen attesters", () => {
    const attesters = Array.from({ length: 17 }, (_, index) => `0x${index.toString(16).padStart(40, "0")}`);
    expect(wrongPaths(parseTerms, { ...terms, attesters })).to.deep.equal(["attesters"]);
  });
});
