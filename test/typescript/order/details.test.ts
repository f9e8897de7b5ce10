import { expect } from "chai";
import { keccak256, toHex } from "viem";

import type { Details } from "../../../src/order/detailFields.ts";
import {
  commitDetails,
  type DisclosedField,
  type Disclosure,
  discloseDetails,
  parseDisclosure,
  verifyDisclosure,
} from "../../../src/order/details.ts";

const seed = keccak256(toHex("seed of a test"));
const details: Details = {
  goods: "LED lamps, 9 W",
  hsCode: "940511",
  origin: "CN",
  quantity: "1200 PCE",
  incoterm: "FOB Shanghai",
  shipTo: "12 Shahrah-e-Faisal, Karachi",
  tradeId: "T-2026-0042",
  sellerName: "Ningbo Lamp Works",
};
const commitment = commitDetails({ details, seed });
const { detailsHash } = commitment;

function changeField(disclosure: Disclosure, field: string, change: Partial<DisclosedField>): Disclosure {
  return {
    ...disclosure,
    fields: disclosure.fields.map((entry) => (entry.field === field ? { ...entry, ...change } : entry)),
  };
}

describe("details", () => {
  const disclosure = discloseDetails({ commitment, fields: ["goods", "hsCode"] });

  it("commits to the same root for the same details and seed, and to others otherwise", () => {
    expect(commitDetails({ details, seed }).detailsHash).to.equal(detailsHash);
    expect(commitDetails({ details: { ...details, origin: "VN" }, seed }).detailsHash).to.not.equal(
      detailsHash,
    );
    expect(commitDetails({ details }).detailsHash).to.not.equal(commitDetails({ details }).detailsHash);
  });

  it("commits to the same root whatever form of Unicode the text came in", () => {
    const composed = commitDetails({ details: { goods: "caf\u00e9" }, seed });
    const decomposed = commitDetails({ details: { goods: "cafe\u0301" }, seed });
    expect(decomposed.detailsHash).to.equal(composed.detailsHash);
  });

  it("opens the chosen fields and nothing else", () => {
    expect(disclosure.fields.map(({ field, value }) => [field, value])).to.deep.equal([
      ["schema", "lading-details-1"],
      ["goods", "LED lamps, 9 W"],
      ["hsCode", "940511"],
    ]);
    const sent = JSON.stringify(disclosure);
    for (const secret of [seed.slice(2), "Karachi", "Ningbo", "FOB"]) expect(sent).to.not.contain(secret);
    expect(verifyDisclosure({ detailsHash, disclosure: parseDisclosure(JSON.parse(sent)) })).to.equal(true);
  });

  it("proves that a field was left empty", () => {
    const absent = discloseDetails({ commitment, fields: ["invoice"] });
    expect(absent.fields[1]?.value).to.equal("");
    expect(verifyDisclosure({ detailsHash, disclosure: absent })).to.equal(true);
  });

  it("does not verify a changed value, another field, another salt or another proof", () => {
    const other = discloseDetails({ commitment, fields: ["origin"] }).fields[1];
    if (other === undefined) throw new Error("nothing disclosed");
    const forgeries = {
      value: changeField(disclosure, "goods", { value: "Ceramic cups" }),
      field: changeField(disclosure, "goods", { field: "notes" }),
      salt: changeField(disclosure, "goods", { salt: other.salt }),
      proof: changeField(disclosure, "goods", { proof: other.proof }),
      "shortened proof": changeField(disclosure, "goods", { proof: [] }),
      schema: changeField(disclosure, "schema", { value: "lading-details-2" }),
      "no schema": { ...disclosure, fields: disclosure.fields.slice(1) },
      "field twice": { ...disclosure, fields: [...disclosure.fields, ...disclosure.fields] },
      "no field": { ...disclosure, fields: [] },
    };
    for (const [name, forged] of Object.entries(forgeries)) {
      expect(verifyDisclosure({ detailsHash, disclosure: forged }), name).to.equal(false);
    }
  });

  it("does not verify against another order's root", () => {
    const other = commitDetails({ details });
    expect(verifyDisclosure({ detailsHash: other.detailsHash, disclosure })).to.equal(false);
    const relabeled = { ...disclosure, detailsHash: other.detailsHash };
    expect(verifyDisclosure({ detailsHash: other.detailsHash, disclosure: relabeled })).to.equal(false);
  });

  it("refuses to open a commitment that its details do not make", () => {
    const wrong = { ...commitment, details: { ...details, goods: "Ceramic cups" } };
    expect(() => discloseDetails({ commitment: wrong, fields: ["goods"] }))
      .to.throw()
      .with.property("name", "CommitmentMismatchError");
  });

  it("names every field that is not what the schema says", () => {
    const wrong = {
      hsCode: "12",
      origin: "China",
      incoterm: "FOOB",
      quantity: "many",
      goods: "",
      color: "red",
    };
    try {
      commitDetails({ details: wrong as Details });
    } catch (error) {
      expect(error).to.have.property("name", "ParseError");
      for (const field of Object.keys(wrong)) expect(String(error)).to.contain(field);
      return;
    }
    throw new Error("wrong details were taken");
  });

  it("refuses a disclosure that is malformed", () => {
    for (const wrong of [
      undefined,
      {},
      { ...disclosure, fields: [{ field: "goods" }] },
      changeField(disclosure, "goods", { salt: "0x12" }),
    ]) {
      expect(() => parseDisclosure(wrong))
        .to.throw()
        .with.property("name", "ParseError");
    }
  });
});
