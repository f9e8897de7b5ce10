import { createRequire } from "node:module";

import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect } from "chai";
import { getAddress, isAddress } from "viem";

import { entriesOf } from "../../../src/order/currencies/coin.ts";
import {
  currencies,
  currencyOf,
  disabledCurrencies,
  findCurrencies,
} from "../../../src/order/currencies/currencies.ts";
import { type Source, sources } from "../../../src/order/currencies/sources.ts";
import { toTokenList } from "../../../src/order/currencies/tokenList.ts";

const schema = createRequire(import.meta.url)("@uniswap/token-lists/src/tokenlist.schema.json") as object;
const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const isTokenList = ajv.compile(schema);

// Active codes of ISO 4217, as far as coins are pegged to them or may soon be.
const isoCodes = new Set(
  "AED ARS AUD BRL CAD CHF CLP CNY COP DKK EUR GBP GHS HKD IDR ILS INR JPY KES KRW MXN MYR NGN NOK NZD PEN PHP PLN SEK SGD THB TRY TWD UGX USD VND XOF ZAR".split(
    " ",
  ),
);
const all = [...currencies, ...disabledCurrencies];
const nameOf = ({ code, chainId }: { code: string; chainId: number | null }) => `${code} on ${chainId}`;
const usdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
const firstEuroByMonerium = "0x3231Cb76718CDeF2155FC47b5286d82e6eDA273f";

/** The repository of a GitHub page, otherwise the site. */
function publisherOf({ url }: Source): string {
  const { host, pathname } = new URL(url);
  return host === "github.com" ? pathname.split("/").slice(1, 3).join("/").toLowerCase() : host;
}

describe("the list of currencies", () => {
  it("has at least twenty coins of ten currencies, on every chain that counts", () => {
    expect(new Set(currencies.map(({ code }) => code)).size).to.be.at.least(20);
    expect(new Set(currencies.map(({ isoCode }) => isoCode)).size).to.be.at.least(10);
    expect(currencies.map(({ chainId }) => chainId)).to.include.members([1, 10, 137, 8453, 42161, 11155111]);
  });

  it("has addresses with the checksum of EIP-55", () => {
    for (const entry of all) {
      if (entry.address === null) continue;
      expect(isAddress(entry.address, { strict: true }), nameOf(entry)).to.equal(true);
      expect(getAddress(entry.address), nameOf(entry)).to.equal(entry.address);
    }
    expect(isAddress(usdc.replace("A0b8", "a0b8"), { strict: true })).to.equal(false);
  });

  it("has for each address the issuer's word or that of two who do not copy each other", () => {
    for (const { issuer, ...entry } of currencies) {
      const named: Source[] = entry.sources.map((id) => sources[id]);
      const isByIssuer = named.some((source) => source.issuer !== null && source.issuer === issuer);
      const origins = new Set(named.map(({ origin }) => origin));
      const publishers = new Set(named.map(publisherOf));
      expect(isByIssuer || (origins.size >= 2 && publishers.size >= 2), nameOf(entry)).to.equal(true);
    }
  });

  it("has a source and a day for every address", () => {
    for (const entry of all) {
      expect(entry.readOn, nameOf(entry)).to.match(/^20\d\d-\d\d-\d\d$/);
      expect(Number.isNaN(Date.parse(entry.readOn)), nameOf(entry)).to.equal(false);
      if (entry.address !== null) expect(entry.sources, nameOf(entry)).not.to.be.empty;
    }
  });

  it("has a source for every issuer and every capability that it tells", () => {
    for (const entry of all) {
      const tells = [entry.issuer, ...Object.values(entry.capabilities)].some((fact) => fact !== null);
      if (tells) expect(entry.factsFrom, nameOf(entry)).not.to.be.empty;
    }
  });

  it("has sources under https, at a revision where it is a file of a repository, and none that is idle", () => {
    const used = new Set(all.flatMap((entry) => [...entry.sources, ...entry.factsFrom]));
    for (const [id, { url }] of Object.entries(sources)) {
      expect(url, id).to.match(/^https:\/\//);
      if (/\/(blob|tree)\//.test(url)) expect(url, id).to.match(/\/(blob|tree)\/[0-9a-f]{40}\//);
      expect([...used], id).to.include(id);
    }
  });

  it("has codes of ISO 4217 only", () => {
    for (const entry of all) expect([...isoCodes], nameOf(entry)).to.include(entry.isoCode);
  });

  it("has decimals that money can have, and the same for a coin wherever one is enabled", () => {
    const decimalsOf = new Map<string, number>();
    for (const entry of currencies) {
      expect(entry.decimals, nameOf(entry)).to.be.within(2, 18);
      expect(decimalsOf.get(entry.code) ?? entry.decimals, nameOf(entry)).to.equal(entry.decimals);
      decimalsOf.set(entry.code, entry.decimals);
    }
  });

  it("has no address twice on one chain", () => {
    const places = all.flatMap(({ chainId, address }) =>
      address === null ? [] : [`${chainId} ${address.toLowerCase()}`],
    );
    expect(new Set(places).size).to.equal(places.length);
  });

  it("gives a reason for every coin that it disables", () => {
    expect(disabledCurrencies).not.to.be.empty;
    for (const entry of disabledCurrencies) expect(entry.reason, nameOf(entry)).to.match(/^.{20,}\.$/);
  });

  it("disables every coin that is pegged to the yuan, with where the reason was read", () => {
    const yuan = all.filter(({ isoCode }) => isoCode === "CNY");
    expect(yuan.map(({ code }) => code)).to.include.members(["CNHT", "CNHC", "AxCNH"]);
    for (const entry of yuan) {
      expect(entry.enabled, nameOf(entry)).to.equal(false);
      expect(entry.sources, nameOf(entry)).to.include("chinaNotice");
    }
  });

  it("enables no place that has a reason against it", () => {
    const facts = { code: "X", name: "X", isoCode: "EUR", issuer: null, factsFrom: [], decimals: 6 } as const;
    const { capabilities } = currencyOf(1, usdc);
    const place = { chainId: 1, address: usdc, sources: [], readOn: "2026-11-21" } as const;
    const [open, shut] = entriesOf({
      ...facts,
      capabilities,
      at: [place, { ...place, disabledBecause: "No." }],
    });
    expect(open).to.include({ enabled: true, decimals: 6 });
    expect(shut).to.include({ enabled: false, reason: "No." }).and.not.to.have.property("disabledBecause");
  });
});

describe("currencyOf", () => {
  it("finds a coin in whatever case its address is written", () => {
    for (const address of [usdc, usdc.toLowerCase(), `0x${usdc.slice(2).toUpperCase()}`]) {
      expect(currencyOf(1, address)).to.include({ code: "USDC", decimals: 6, isoCode: "USD" });
    }
  });

  it("refuses what is not listed, and says what is", () => {
    for (const [chainId, address] of [
      [8453, usdc],
      [1, "0x0000000000000000000000000000000000000001"],
    ] as const) {
      expect(() => currencyOf(chainId, address))
        .to.throw(/USDC/)
        .with.property("name", "CurrencyUnknownError");
    }
    expect(() => currencyOf(999_999, usdc)).to.throw(/nothing/);
  });

  it("refuses what is disabled, and says why", () => {
    expect(() => currencyOf(1, firstEuroByMonerium.toLowerCase()))
      .to.throw(/the second replaces it/)
      .with.property("name", "CurrencyDisabledError");
  });
});

describe("findCurrencies", () => {
  it("finds all that are enabled without a filter", () => {
    expect(findCurrencies()).to.deep.equal(currencies);
  });

  it("finds what fits every part of the filter, in any case", () => {
    const euros = findCurrencies({ chainId: 8453, isoCode: "eur" });
    expect(euros.map(({ code }) => code)).to.deep.equal(["EURC"]);
    expect(findCurrencies({ code: "eure" }).map(({ chainId }) => chainId)).to.have.members([1, 137, 42161]);
    expect(findCurrencies({ chainId: 1, code: "USDC", isoCode: "EUR" })).to.deep.equal([]);
  });

  it("takes a capability that nobody read for one that is not there", () => {
    const signed = findCurrencies({ can: "erc3009" });
    expect(signed.map(({ code }) => code)).to.include.members(["USDC", "EURC", "PYUSD", "JPYC"]);
    for (const { capabilities } of signed) expect(capabilities.erc3009).to.equal(true);
    expect(signed.map(({ code }) => code)).not.to.include("TUSD");
  });
});

describe("the token list", () => {
  it("keeps to the schema of Token Lists", () => {
    expect(isTokenList(toTokenList()), JSON.stringify(isTokenList.errors)).to.equal(true);
  });

  it("holds every enabled coin and no other", () => {
    const places = toTokenList().tokens.map(({ chainId, address, symbol }) => ({ chainId, address, symbol }));
    expect(places).to.deep.equal(
      currencies.map(({ chainId, address, code }) => ({ chainId, address, symbol: code })),
    );
  });

  it("carries where and when an entry was read, and what the token can do", () => {
    const token = toTokenList().tokens.find(({ address }) => address === usdc);
    expect(token?.extensions).to.deep.equal({
      isoCode: "USD",
      issuer: "Circle",
      readOn: "2026-11-21",
      capabilities: { erc3009: true, eip2612: true, blacklist: true, feeSwitch: false, rebasing: false },
      sources: { 1: "circleGateway", 2: "aave" },
      factsFrom: { 1: "circleCode" },
    });
  });

  it("would fail the schema with a bad entry, so that the check is worth something", () => {
    const list = toTokenList();
    const first = list.tokens[0]!;
    for (const [what, planted] of Object.entries({
      address: { ...first, address: "0x1234" },
      decimals: { ...first, decimals: 256 },
      source: { ...first, extensions: { ...first.extensions, source: sources.circleGateway.url } },
      field: { ...first, issuer: "Circle" },
    })) {
      expect(isTokenList({ ...list, tokens: [planted] }), what).to.equal(false);
    }
  });
});
