import { expect } from "chai";
import { type Account, type Address, type ContractFunctionName, parseAbi } from "viem";

import { decodeEscrowError, EscrowRevertError } from "../../../src/client/decodeEscrowError.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { Action, actionName } from "../../../src/order/calendar/action.ts";
import { actionTable } from "../../../src/order/calendar/actionTable.ts";
import { isWithin } from "../../../src/order/calendar/windowOf.ts";
import { type Actor, type Step, stepsOf } from "../../../src/order/calendar.ts";
import { DisputeReason, disputeAll } from "../../../src/order/disputeReason.ts";
import type { Order } from "../../../src/order/order.ts";
import { packAttestations, packOrders } from "../../../src/order/packedDelivery.ts";
import { Side } from "../../../src/order/side.ts";
import { openClaimNever, type Terms } from "../../../src/order/terms.ts";
import { deliveryTypedData, settlementTypedData } from "../../../src/order/typedData.ts";
import { createWorld, day, deliver, hashOf, lockOrder, type World } from "../../helpers/escrowWorld.ts";

const actions = Object.values(Action);
const evidenceHash = hashOf("evidence");
/** A last time that never comes. */
const never = 2 ** 48 - 1;
const callers = ["buyer", "seller", "arbitrator", "stranger"] as const;
type Caller = (typeof callers)[number];

/** Who of the callers an actor stands for; attestations are carried by anybody. */
const actors: Readonly<Record<Actor, readonly Caller[]>> = {
  buyer: ["buyer"],
  seller: ["seller"],
  arbitrator: ["arbitrator"],
  sides: ["buyer", "seller"],
  holder: ["buyer", "seller"],
  parties: ["buyer", "seller", "arbitrator"],
  attesters: callers,
  anybody: callers,
};

/** What a call that comes too early, too late or from the wrong one is refused with. */
const refusals = new Set([
  ...["OrderStatusNotAllowed", "ActionTooEarly", "ActionTooLate", "LockTooLate"],
  ...["CallerNotHolder", "CallerNotArbitrator", "EvidenceSenderNotAllowed"],
]);

interface Scene {
  readonly terms?: Partial<Terms>;
  /** Brings an order of the terms into its status. */
  readonly play: (order: Partial<Order>) => Promise<Order>;
}

describe("the calendar against the contract", function () {
  this.timeout(300_000);
  let world: World;

  before(async () => {
    world = await createWorld();
    for (const caller of callers) {
      await world.mint(world.usdc, world[caller].address, 10n ** 12n);
      await world.approve(world[caller], world.usdc);
    }
  });

  const locked = (order: Partial<Order>) => lockOrder(world, order);
  const delivered = async (overrides: Partial<Order>) => {
    const order = await locked(overrides);
    await deliver(world, [order]);
    return order;
  };
  const disputed = async (order: Order, by: Account) => {
    await world.mined(world.clientOf(by).dispute({ order, reason: DisputeReason.Damaged, evidenceHash }));
    return order;
  };
  const recover = (registry: Address) => world.mined(world.clientOf(world.seller).setRecovery({ registry }));
  const pass = async (seconds: number) => world.moveTo((await world.now()) + seconds);

  it("has the table that the contract is compiled from", async () => {
    const address = await world.deploy("ActionTable");
    const abi = parseAbi([
      "function rowOf(uint8 action) view returns (uint8 statuses, bool opensWhile, bool opensAfter)",
      "function lastAction() view returns (uint8)",
    ]);
    expect(await world.operator.readContract({ address, abi, functionName: "lastAction" })).to.equal(
      actions.length,
    );
    for (const action of actions) {
      const row = await world.operator.readContract({ address, abi, functionName: "rowOf", args: [action] });
      const { statuses, opens } = actionTable[action];
      const bitmap = statuses.reduce<number>((bits, status) => bits | (1 << status), 0);
      expect(row, actionName(action)).to.deep.equal([bitmap, opens === "while", opens === "after"]);
    }
  });

  const scenes: Readonly<Record<string, Scene>> = {
    "not locked yet": { play: (order) => world.newOrder(order) },
    locked: { play: locked },
    delivered: { play: delivered },
    "delivered, open to claim at once": { terms: { openClaimPeriod: 0 }, play: delivered },
    "delivered, never open to claim": { terms: { openClaimPeriod: openClaimNever }, play: delivered },
    "delivered, the seller recoverable": {
      play: async (order) => {
        await recover(world.mock);
        await pass(8 * day);
        return delivered({ ...order, ...(await dates()) });
      },
    },
    "delivered, the seller recoverable soon": {
      terms: { openClaimPeriod: 0 },
      play: async (order) => {
        const fresh = await delivered(order);
        await recover(world.mock);
        return fresh;
      },
    },
    "delivered, the seller no longer recoverable soon": {
      terms: { openClaimPeriod: 0 },
      play: async (order) => {
        await recover(world.mock);
        await pass(8 * day);
        const fresh = await delivered({ ...order, ...(await dates()) });
        await recover("0x0000000000000000000000000000000000000000");
        return fresh;
      },
    },
    "disputed by the buyer": { play: async (order) => disputed(await delivered(order), world.buyer) },
    "disputed by the seller": { play: async (order) => disputed(await locked(order), world.seller) },
    settled: {
      play: async (overrides) => {
        const order = await locked(overrides);
        await world.mined(world.clientOf(world.seller).refund({ order, amount: order.amount }));
        return order;
      },
    },
  };

  const dates = async () => {
    const now = await world.now();
    return { lockBy: now + day, deliverBy: now + 10 * day };
  };

  for (const [name, { terms, play }] of Object.entries(scenes)) {
    it(`says who can do what, a second before, at and after each date: ${name}`, async () => {
      const snapshot = await world.provider.request({ method: "evm_snapshot" });
      const { termsId, terms: own } = await world.publish(terms ?? {});
      const order = await play({ termsId });
      const [state, sellerRecovery] = [
        await world.operator.getOrderState({ order }),
        await world.operator.getRecovery({ account: world.seller.address }),
      ];
      const steps = stepsOf({ order, terms: own, state, sellerRecovery });
      const start = await world.now();
      const edges = steps.flatMap(({ from, until }) => [from, until]).filter((edge) => edge !== undefined);
      const times = edges.flatMap((edge) => [edge - 1, edge, edge + 1]).filter((time) => time > start);
      const call = await callsOf(order, own);
      for (const time of [start, ...new Set(times.sort((a, b) => a - b))]) {
        if (time !== start) await world.moveTo(time);
        for (const action of actions)
          for (const caller of callers) {
            const expected = steps.some((step) => isFor(step, action, caller) && isWithin(step, time));
            const what = `${actionName(action)} by the ${caller} ${time - start} s later`;
            expect(await call(action, caller), what).to.equal(expected);
          }
      }
      await world.provider.request({ method: "evm_revert", params: [snapshot] });
    });
  }

  const isFor = ({ action, who }: Step, wanted: Action, caller: Caller) =>
    action === wanted && actors[who].includes(caller);

  /** Asks the contract whether a caller could do something in the second of the latest block. */
  async function callsOf(order: Order, terms: Terms) {
    const { held, released } = await world.operator.getOrderState({ order });
    const orderId = await world.operator.getOrderId({ order });
    const settlement = { toBuyer: held, toSeller: 0n, next: [], signBy: never };
    const domain = { escrow: world.escrow, chainId: 31_337 };
    // The client signs only for what is Locked; here the contract must refuse the rest.
    const delivery = deliveryTypedData(domain, { orderIds: [orderId], evidenceHash, signBy: never });
    const attestations = Object.fromEntries(
      await Promise.all(
        world.attesters.map(async (attester) => [attester.address, await attester.signTypedData(delivery)]),
      ),
    );
    const consentOf = (account: Account) =>
      world.clientOf(account).signTypedData({
        account,
        ...settlementTypedData(domain, { orderId, ...settlement }),
      });
    const [bySeller, byBuyer] = [await consentOf(world.seller), await consentOf(world.buyer)];
    const signed = [0, "0x"] as const;

    const argsOf = (action: Action, caller: Caller): readonly [name: string, args: readonly unknown[]] => {
      const own = world[caller].address;
      switch (action) {
        case Action.Lock:
          return ["lock", [order, "0x"]];
        case Action.ConfirmDelivery: {
          const list = packOrders([order]);
          return [
            "confirmDelivery",
            [order.termsId, list, evidenceHash, never, packAttestations(terms.attesters, attestations)],
          ];
        }
        case Action.Reclaim:
          return ["reclaim", [order, own, "0x", ...signed]];
        case Action.Claim:
          return ["claim", [order, world.seller.address, "0x", ...signed]];
        case Action.Release:
          return ["release", [order, released + held, ...signed]];
        case Action.Refund:
          return ["refund", [order, held]];
        case Action.Dispute:
          return ["dispute", [order, disputeAll, DisputeReason.Damaged, evidenceHash, ...signed]];
        case Action.Settle:
          return [
            "settle",
            [
              order,
              settlement,
              [],
              caller === "seller" ? byBuyer : "0x",
              caller === "buyer" ? bySeller : "0x",
            ],
          ];
        case Action.Rule:
          return ["rule", [order, held, 0n]];
        case Action.EnforceDefault:
          return ["enforceDefault", [order]];
        case Action.SubmitEvidence:
          return ["submitEvidence", [order, "ipfs://report"]];
        case Action.Reassign:
          return [
            "reassign",
            [order, caller === "seller" ? Side.Seller : Side.Buyer, world.operator.account.address, 0n],
          ];
      }
    };

    return async (action: Action, caller: Caller): Promise<boolean> => {
      const [functionName, args] = argsOf(action, caller);
      try {
        await world.operator.simulateContract({
          account: world[caller],
          address: world.escrow,
          abi: orderEscrowAbi,
          functionName: functionName as ContractFunctionName<typeof orderEscrowAbi, "nonpayable">,
          args: args as never,
        });
        return true;
      } catch (error) {
        const refused = decodeEscrowError(error);
        if (!(refused instanceof EscrowRevertError) || !refusals.has(refused.errorName)) throw error;
        return false;
      }
    };
  }
});
