import { expect } from "chai";
import { type Address, concat, encodeAbiParameters, type Hex, zeroHash } from "viem";
import type { Details } from "../../../src/order/detailFields.ts";
import { openClaimNever, type Terms } from "../../../src/order/terms.ts";
import { type TermsWarningCode, termsWarnings } from "../../../src/order/warnings.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

const { buyer, seller, token } = exampleOrder();
const [carrier, inspector, customs] = exampleTerms().attesters as [
  Terms["arbitrator"],
  Terms["arbitrator"],
  Terms["arbitrator"],
];

const [p256, webAuthn, rsa]: [Address, Address, Address] = [
  "0x00000000000000000000000000000000000b0256",
  "0x00000000000000000000000000000000000b0a07",
  "0x00000000000000000000000000000000000b05a0",
];
const point: Hex = `0x${"1f".repeat(64)}`;
const modulus: Hex = `0x${"c3".repeat(256)}`;
/** An RSA attester, as the verifier takes its key. */
const rsaOf = (exponent: Hex): Hex =>
  concat([rsa, encodeAbiParameters([{ type: "bytes" }, { type: "bytes" }], [exponent, modulus])]);

const cases: Record<TermsWarningCode, Partial<Terms>> = {
  tokenIsPayee: { arbitrator: token },
  rsaExponentTooSmall: { attesters: [carrier, inspector, rsaOf("0x01")] },
  keyRepeated: { attesters: [carrier, concat([p256, point]), concat([webAuthn, point])] },
  verifierUnknown: { attesters: [carrier, inspector, concat([seller, point])] },
  sellerAttestsWithSellerDefault: { attesters: [seller, carrier], threshold: 1 },
  sellerAttests: { attesters: [carrier, inspector, seller] },
  buyerAttests: { attesters: [carrier, inspector, buyer] },
  thresholdOne: { threshold: 1 },
  allAttestersNeeded: { threshold: 3 },
  arbitratorIsParty: { arbitrator: buyer },
  arbitratorAttests: { arbitrator: customs },
  arbitratorIsFeeRecipient: { feeBps: 50, feeRecipient: exampleTerms().arbitrator },
  noInspection: { inspectionPeriod: 0 },
  shortInspection: { inspectionPeriod: 3_600 },
  allToSellerByDefault: { defaultSellerBps: 10_000 },
  nothingToSellerByDefault: { defaultSellerBps: 0 },
  openClaimNever: { openClaimPeriod: openClaimNever },
  arbitrationFee: { arbitrationFeeBps: 501 },
  gated: { gate: carrier },
  noDocument: { documentHash: zeroHash },
};

function codesOf(overrides: Partial<Terms>): TermsWarningCode[] {
  const verifiers = [p256, webAuthn, rsa];
  return termsWarnings({ terms: exampleTerms(overrides), buyer, seller, token, verifiers }).map(
    ({ code }) => code,
  );
}

describe("termsWarnings", () => {
  it("says nothing about ordinary terms", () => {
    expect(codesOf({})).to.deep.equal([]);
  });

  for (const [code, overrides] of Object.entries(cases)) {
    it(`warns of ${code}`, () => {
      expect(codesOf(overrides)).to.include(code);
    });
  }

  it("warns of a seller default only where the seller attests alone", () => {
    const code = "sellerAttestsWithSellerDefault";
    expect(codesOf({ attesters: [seller, carrier], threshold: 1, defaultSellerBps: 0 })).to.not.include(code);
    expect(codesOf({ attesters: [seller, carrier, inspector], threshold: 2 })).to.not.include(code);
  });

  it("compares addresses whatever their case, and does without the parties", () => {
    const arbitrator = seller.toUpperCase().replace("0X", "0x") as Terms["arbitrator"];
    expect(codesOf({ arbitrator })).to.include("arbitratorIsParty");
    expect(termsWarnings({ terms: exampleTerms({ arbitrator: seller }) })).to.deep.equal([]);
  });

  it("takes keys of the deployment's verifiers, each once, and RSA exponents from 3 on", () => {
    const attesters: [Hex, Hex, Hex] = [
      concat([p256, point]),
      concat([webAuthn, `0x${"2f".repeat(64)}`]),
      rsaOf("0x03"),
    ];
    expect(codesOf({ attesters })).to.deep.equal([]);
    for (const exponent of ["0x", "0x00", "0x0002"] as const)
      expect(codesOf({ attesters: [carrier, inspector, rsaOf(exponent)] })).to.deep.equal([
        "rsaExponentTooSmall",
      ]);
    expect(codesOf({ feeBps: 10, feeRecipient: token })).to.deep.equal(["tokenIsPayee"]);
  });

  it("judges no verifier where none is known", () => {
    const terms = exampleTerms({ attesters: [carrier, inspector, concat([seller, point])] });
    expect(termsWarnings({ terms })).to.deep.equal([]);
  });

  it("finds something written to judge by in the order's details as well", () => {
    const terms = exampleTerms({ documentHash: zeroHash });
    const codes = (details: Details) => termsWarnings({ terms, details }).map(({ code }) => code);
    expect(codes({ goods: "LED lamps" })).to.deep.equal([]);
    expect(codes({ purchaseOrder: "PO-17" })).to.deep.equal([]);
    expect(codes({ buyerCountry: "PK" })).to.deep.equal(["noDocument"]);
  });

  it("says what to do", () => {
    for (const { message, advice } of termsWarnings({ terms: exampleTerms({ threshold: 1 }) })) {
      expect(message).to.match(/\.$/);
      expect(advice).to.match(/\.$/);
    }
  });
});
