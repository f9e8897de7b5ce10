import { expect } from "chai";

import { creditBits, recoveryBits, slots, termsBits } from "../../../src/audit/check/layout.ts";
import { type StorageLayout, storageLayout } from "../../helpers/storageLayout.ts";

describe("storage layout", function () {
  // The compiler reads the whole escrow.
  this.timeout(60_000);

  let layout: StorageLayout;

  before(() => {
    layout = storageLayout("contracts/escrow/OrderEscrow.sol", "OrderEscrow");
  });

  it("has the mappings where the compiler puts them, and nothing else", () => {
    const labels = {
      _states: "states",
      _terms: "terms",
      _holders: "holders",
      _recoveries: "recoveries",
      _credits: "credits",
    };
    const found = layout.storage.map(({ label, slot }) => [
      labels[label as keyof typeof labels],
      BigInt(slot),
    ]);
    expect(Object.fromEntries(found)).to.deep.equal(slots);
  });

  it("has the members of StoredTerms where the compiler puts them", () => {
    expect(membersOf("struct StoredTerms")).to.deep.equal({
      arbitrator: "0:0",
      evidencePeriod: `0:${termsBits.evidencePeriod}`,
      rulingPeriod: `0:${termsBits.rulingPeriod}`,
      arbitrationFeeBps: `0:${termsBits.arbitrationFeeBps}`,
      defaultSellerBps: `0:${termsBits.defaultSellerBps}`,
      feeRecipient: "1:0",
      feeBps: `1:${termsBits.feeBps}`,
      inspectionPeriod: `1:${termsBits.inspectionPeriod}`,
      arbitratorTag: `1:${termsBits.arbitratorTag}`,
      threshold: `1:${termsBits.threshold}`,
      gated: `1:${termsBits.gated}`,
      attestersHash: "2:0",
      gate: "3:0",
      openClaimPeriod: `3:${termsBits.openClaimPeriod}`,
    });
  });

  it("has the members of Recovery where the compiler puts them", () => {
    expect(membersOf("struct Recovery")).to.deep.equal({
      registry: "0:0",
      pendingFrom: `0:${recoveryBits.pendingFrom}`,
      pending: "1:0",
    });
  });

  it("has the members of Credit where the compiler puts them", () => {
    expect(membersOf("struct Credit")).to.deep.equal({ amount: "0:0", nonce: `0:${creditBits.nonce}` });
  });

  /** Slot and bit of each member. */
  function membersOf(struct: string): Record<string, string> {
    const type = Object.values(layout.types).find(({ label }) => label === struct);
    return Object.fromEntries(
      (type?.members ?? []).map(({ label, slot, offset }) => [label, `${slot}:${8 * offset}`]),
    );
  }
});
