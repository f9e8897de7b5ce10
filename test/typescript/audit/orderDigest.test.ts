import { expect } from "chai";

import { orderDigest } from "../../../src/audit/fold/orderDigest.ts";
import { orderIdOf } from "../../../src/order/ids.ts";
import { exampleOrder } from "../../helpers/orderFixtures.ts";

describe("orderDigest", () => {
  const domain = { escrow: exampleOrder().token, chainId: 8_453 };

  for (const order of [
    exampleOrder(),
    exampleOrder({ amount: 1n, lockBy: 0, deliverBy: 1 }),
    exampleOrder({ amount: 2n ** 96n - 1n, deliverBy: 2 ** 40 - 1 }),
  ]) {
    it(`is the order's id for ${order.amount} by ${order.deliverBy}`, () => {
      expect(orderDigest(domain)(order)).to.equal(orderIdOf(domain, order));
    });
  }
});
