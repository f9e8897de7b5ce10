import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import type { Hex } from "viem";

import { Camt054AmountError, isoAmountRoundedDown, isoCodeOf } from "../../../src/books/camt054/limits.ts";
import { validateXml } from "../../../src/books/camt054/validateXml.ts";
import { writeCamt054 } from "../../../src/books/camt054/writeCamt054.ts";
import { xmlText } from "../../../src/books/camt054/xml.ts";
import { currencyBook } from "../../../src/books/currencyBook.ts";
import { parsePeriod } from "../../../src/books/statement/period.ts";
import type { OrderSides } from "../../../src/books/statement/statement.ts";
import { address, exampleBooks, jpyc, names, sellers, start, usdc } from "../../helpers/journalExample.ts";

const { journal, orders: ended } = exampleBooks(45);
const orders = new Map<Hex, OrderSides>(ended.map(({ order }) => [order.orderId, order]));
const currencies = currencyBook(names);

describe("a camt.054 message", () => {
  let folder: string;
  let path: string;
  let text: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-camt-"));
    path = join(folder, "camt.xml");
    const common = { currencies, orders, escrow: address("e5"), createdAt: start + 90 * 86_400 };
    await writeCamt054(journal, {
      path,
      party: sellers[0],
      period: parsePeriod({ from: "2026-01-01" }),
      ...common,
    });
    text = await readFile(path, "utf8");
  });

  after(() => rm(folder, { recursive: true }));

  const all = (name: string): string[] =>
    [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, "g"))].map(
      ([, value = ""]) => value,
    );

  it("keeps every text within its length", () => {
    const limits = {
      MsgId: 35,
      Id: 35,
      NtryRef: 35,
      AcctSvcrRef: 35,
      EndToEndId: 35,
      TxId: 35,
      Nm: 140,
      Cd: 35,
      Issr: 35,
      Prtry: 35,
      AddtlNtryInf: 500,
    };
    for (const [name, most] of Object.entries(limits)) {
      const values = all(name);
      expect(values.length, name).to.be.greaterThan(0);
      for (const value of values) expect(value.length, `${name} ${value}`).to.be.within(1, most);
    }
    for (const [, number = ""] of text.matchAll(/<Othr><Id>([^<]*)</g))
      expect(number).to.match(/^[0-9a-f]{34}$/);
  });

  it("keeps every amount within 18 digits and 5 of them after the point, in a code of three letters", () => {
    const amounts = [...text.matchAll(/<Amt Ccy="([^"]*)">([^<]*)<\/Amt>/g)];
    expect(amounts.length).to.be.greaterThan(10);
    for (const [, code, amount = ""] of amounts) {
      expect(code).to.match(/^(USD|XXX)$/);
      expect(amount).to.match(code === "USD" ? /^\d+\.\d\d$/ : /^\d+\.\d{5}$/);
      expect(amount.replace(".", "").length).to.be.at.most(18);
    }
  });

  it("has the exact amounts beside them, and they sum to the journal's", () => {
    const sum = (token: Hex) =>
      [
        ...text.matchAll(
          /<CdtDbtInd>(\w+)<\/CdtDbtInd>(?:(?!<\/Ntry>).)*<Units>(\d+)<\/Units><Currency>\w+<\/Currency><Token>(\w+)</gs,
        ),
      ].reduce(
        (total, [, direction, units = "", of]) =>
          total + (of === token ? BigInt(units) * (direction === "CRDT" ? 1n : -1n) : 0n),
        0n,
      );
    for (const token of [usdc, jpyc]) {
      const expected = journal.reduce((total, entry) => {
        if (entry.token !== token || entry.place.time > start + 90 * 86_400) return total;
        if (entry.to === "sellers" && entry.toParty === sellers[0]) return total + entry.amount;
        if (entry.to === "credits" && entry.toParty === sellers[0]) return total - entry.amount;
        return entry.to === "uncollected" && entry.toParty === sellers[0] ? total + entry.amount : total;
      }, 0n);
      expect(sum(token)).to.equal(expected);
    }
    const [first = ""] = all("Amount");
    expect(first).to.match(/^\d+\.\d{6}$/);
    expect(first.replace(".", "")).to.equal(all("Units")[0]);
  });

  it("is checked against a schema of the user's", async function () {
    const schema = join(folder, "schema.xsd");
    const xsd = (fractionDigits: number) => `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08" xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
  <xs:element name="Document"><xs:complexType><xs:sequence><xs:any processContents="lax"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="BkToCstmrDbtCdtNtfctn"><xs:complexType><xs:sequence>
    <xs:any processContents="skip"/>
    <xs:element name="Ntfctn"><xs:complexType><xs:sequence>
      <xs:any minOccurs="4" maxOccurs="4" processContents="skip"/>
      <xs:element name="Ntry" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="NtryRef" type="xs:string"/>
        <xs:element name="Amt"><xs:complexType><xs:simpleContent><xs:extension base="Amount">
          <xs:attribute name="Ccy" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
        <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:simpleType name="Amount"><xs:restriction base="xs:decimal">
    <xs:totalDigits value="18"/><xs:fractionDigits value="${fractionDigits}"/></xs:restriction></xs:simpleType>
</xs:schema>`;
    await writeFile(schema, xsd(5));
    const first = await validateXml(path, schema);
    if (first.outcome === "unchecked" && first.reason.includes("not installed")) this.skip();
    expect(first).to.deep.equal({ outcome: "valid" });
    await writeFile(schema, xsd(1));
    expect((await validateXml(path, schema)).outcome).to.equal("invalid");
    await writeFile(schema, "no schema");
    expect((await validateXml(path, schema)).outcome).to.equal("unchecked");
  });

  it("escapes what XML would read", () => {
    expect(xmlText(`<a b="c" d='e'>&\u0000\u{1f600}\ud800`)).to.equal(
      "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;\ufffd\u{1f600}\ufffd",
    );
  });

  it("cuts amounts off and never rounds them up", () => {
    const [usd, none] = [currencies(usdc), currencies(jpyc)];
    expect(isoAmountRoundedDown(1_999_999n, usd)).to.equal("1.99");
    expect(isoAmountRoundedDown(1n, usd)).to.equal("0.00");
    expect(isoAmountRoundedDown(10n ** 18n - 1n, none)).to.equal("0.99999");
    expect(isoAmountRoundedDown(10n ** 35n - 1n, none)).to.equal("99999999999999999.9");
    expect(() => isoAmountRoundedDown(10n ** 36n, none)).to.throw(Camt054AmountError);
    expect(isoAmountRoundedDown(5n, { ...usd, isoCode: "JPY" })).to.equal("0");
    expect([isoCodeOf(usd), isoCodeOf(none), isoCodeOf({ ...usd, isoCode: "USDC" })]).to.deep.equal([
      "USD",
      "XXX",
      "XXX",
    ]);
  });
});
