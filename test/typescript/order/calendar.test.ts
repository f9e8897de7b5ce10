import { expect } from "chai";

import { Action } from "../../../src/order/calendar/action.ts";
import { defaultDivision } from "../../../src/order/calendar/defaultDivision.ts";
import { openClaimWindow } from "../../../src/order/calendar/openClaim.ts";
import { deliveredStep, disputedStep, lockedStep } from "../../../src/order/calendar/orderStep.ts";
import { isWithin } from "../../../src/order/calendar/windowOf.ts";
import { defaultStepOf, stepsOf } from "../../../src/order/calendar.ts";
import { latestExit } from "../../../src/order/latestExit.ts";
import { latestOfferSignBy } from "../../../src/order/settlementOffer.ts";
import { Status } from "../../../src/order/status.ts";
import { openClaimNever } from "../../../src/order/terms.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

const day = 86_400;
const until = 1_000_000_000;
const order = exampleOrder();
const terms = exampleTerms();
const at = (status: Status, delivered = false) => ({ status, until, delivered });
const registry = `0x${"ab".repeat(20)}` as const;
const nobody = `0x${"00".repeat(20)}` as const;

describe("an order's calendar", () => {
  it("names what comes if nobody acts, in the second after", () => {
    const defaults = [Status.Locked, Status.Delivered, Status.Disputed].map((status) => {
      const parameters = { order, terms, state: at(status) };
      const dated = stepsOf(parameters).filter((step) => step.otherwise !== undefined);
      const step = defaultStepOf(parameters);
      for (const each of dated) {
        expect(each.until).to.equal(until);
        expect(each.otherwise).to.equal(step?.action);
      }
      expect(step?.from).to.equal(until + 1);
      return [step?.who, dated.length];
    });
    expect(defaults).to.deep.equal([
      ["buyer", 2],
      ["seller", 1],
      ["anybody", 1],
    ]);
    for (const status of [Status.None, Status.Settled])
      expect(defaultStepOf({ order, terms, state: at(status) })).to.equal(undefined);
  });

  it("lets nobody act on the same order in the same second by opposite deadlines", () => {
    for (const status of [Status.Locked, Status.Delivered, Status.Disputed]) {
      const steps = stepsOf({ order, terms, state: at(status) });
      for (const time of [until, until + 1]) {
        const dated = steps.filter(({ from, until: end }) => from !== undefined || end !== undefined);
        const open = dated.filter((step) => isWithin(step, time));
        const isDefault = open.map(
          (step) => step.action === defaultStepOf({ order, terms, state: at(status) })?.action,
        );
        expect(new Set(isDefault).size).to.equal(1);
      }
    }
  });

  it("opens a ruling when the evidence is in", () => {
    const rule = stepsOf({ order, terms, state: at(Status.Disputed) }).find(
      ({ action }) => action === Action.Rule,
    );
    expect(rule).to.include({ who: "arbitrator", from: until - 11 * day + 1, until });
  });

  it("opens the claim to anybody, but for a seller with a registry in effect", () => {
    const opensAt = until + 30 * day;
    const open = (
      sellerRecovery?: Parameters<typeof openClaimWindow>[0]["sellerRecovery"],
      openClaimPeriod = 30 * day,
    ) => openClaimWindow({ terms: { openClaimPeriod }, until, sellerRecovery });
    expect(open()).to.deep.equal({ from: opensAt });
    expect(open(undefined, 0)).to.deep.equal({ from: until + 1 });
    expect(open(undefined, openClaimNever)).to.equal(undefined);
    const none = { registry: nobody, pending: nobody, pendingFrom: 0 };
    expect(open(none)).to.deep.equal({ from: opensAt });
    expect(open({ ...none, registry })).to.equal(undefined);
    expect(open({ ...none, pending: registry, pendingFrom: opensAt })).to.equal(undefined);
    expect(open({ ...none, pending: registry, pendingFrom: opensAt + 9 })).to.deep.equal({
      from: opensAt,
      until: opensAt + 8,
    });
    expect(open({ registry, pending: nobody, pendingFrom: opensAt + 9 })).to.deep.equal({
      from: opensAt + 9,
    });
    expect(open({ registry, pending: nobody, pendingFrom: opensAt })).to.deep.equal({ from: opensAt });
    expect(open({ registry, pending: registry, pendingFrom: opensAt + 9 })).to.equal(undefined);
  });

  it("dates the step that an action begins", () => {
    expect(lockedStep(order)).to.deep.equal({
      ...{ status: Status.Locked, until: order.deliverBy, delivered: false },
    });
    expect(deliveredStep(terms, 500)).to.deep.equal({
      ...{ status: Status.Delivered, until: 500 + 3 * day, delivered: true },
    });
    expect(disputedStep({ terms, state: at(Status.Locked) }, 500)).to.deep.equal({
      ...{ status: Status.Disputed, until: until + 14 * day, delivered: false },
    });
    expect(disputedStep({ terms, state: at(Status.Delivered, true) }, 500)).to.deep.equal({
      ...{ status: Status.Disputed, until: 500 + 14 * day, delivered: true },
    });
  });

  it("divides what nobody ruled on as the terms say, and all to the buyer where nothing was delivered", () => {
    const of = (delivered: boolean, held: bigint) => defaultDivision({ terms, state: { delivered, held } });
    expect(of(true, 101n)).to.deep.equal({ toBuyer: 51n, toSeller: 50n });
    expect(of(false, 101n)).to.deep.equal({ toBuyer: 101n, toSeller: 0n });
  });

  it("ends by the latest exit: at once when a step is over, otherwise after every delay", () => {
    const exit = (status: Status, nowAt: number) => latestExit({ order, terms, state: at(status), nowAt });
    expect(exit(Status.Locked, until)).to.equal(until + 17 * day + 1);
    expect(exit(Status.Locked, until + 1)).to.equal(until + 1);
    expect(exit(Status.Delivered, until)).to.equal(until + 14 * day + 1);
    expect(exit(Status.Delivered, until + 1)).to.equal(until + 1);
    expect(exit(Status.Disputed, until)).to.equal(until + 1);
    expect(exit(Status.Settled, until)).to.equal(0);
    expect(exit(Status.None, order.lockBy)).to.equal(order.deliverBy + 17 * day + 1);
    expect(exit(Status.None, order.lockBy + 1)).to.equal(0);
    expect(latestExit({ order, terms })).to.equal(order.deliverBy + 17 * day + 1);
  });

  it("lets an offer to settle live 48 hours, before a ruling is possible, and then an hour", () => {
    const opensAt = until - 11 * day + 1;
    const latest = (nowAt: number, status: Status = Status.Disputed) =>
      latestOfferSignBy({ state: at(status), terms, nowAt });
    expect(latest(opensAt - 3 * day)).to.equal(opensAt - day);
    expect(latest(opensAt - 600)).to.equal(opensAt - 1);
    expect(latest(opensAt)).to.equal(opensAt + 3_600);
    expect(latest(until + 5)).to.equal(until + 5 + 3_600);
    expect(latest(until, Status.Delivered)).to.equal(until + 2 * day);
  });
});
