import { expect } from "chai";

import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("a dispute that the arbitrator rules, keeping its fee", () => {
  it("a part is disputed, argued and divided in three; the seller's share pays the terms' fee", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const amount = 1_000_000_000n;
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount }),
    );
    const orderId = books.idOf(order);
    const { arbitrator, buyer, seller, stranger } = stage.addresses;
    await books.deliver([order]);

    const disputed = 600_000_001n;
    const until = await books.dispute(order, disputed, { fee: (amount - disputed) / 100n });
    await expect(books.as("buyer").submitEvidence(order, "ipfs://photo"))
      .to.emit(books.escrow, "Evidence")
      .withArgs(arbitrator, BigInt(orderId), buyer, "ipfs://photo");
    await expect(books.as("seller").submitEvidence(order, "ipfs://packing"))
      .to.emit(books.escrow, "Evidence")
      .withArgs(arbitrator, BigInt(orderId), seller, "ipfs://packing");
    await expect(books.as("stranger").submitEvidence(order, "ipfs://opinion"))
      .to.be.revertedWithCustomError(books.escrow, "EvidenceSenderNotAllowed")
      .withArgs(stranger);

    const [toBuyer, toSeller] = [200_000_000n, 388_000_001n];
    const rest = disputed - toBuyer - toSeller;
    expect(rest).to.equal(disputed / 50n);
    const opensAt = until - 17 * DAY + 1;
    await stage.moveTo(opensAt - 1);
    await expect(books.as("arbitrator").rule(order, toBuyer, toSeller))
      .to.be.revertedWithCustomError(books.escrow, "ActionTooEarly")
      .withArgs(orderId, opensAt, opensAt - 1);
    await stage.moveTo(opensAt);
    await expect(books.as("stranger").rule(order, toBuyer, toSeller))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotArbitrator")
      .withArgs(stranger, arbitrator);
    await expect(books.as("arbitrator").rule(order, toBuyer - 1n, toSeller))
      .to.be.revertedWithCustomError(books.escrow, "ArbitrationFeeExceeded")
      .withArgs(rest + 1n, rest);

    // On the running total: the undisputed part paid its fee already.
    const released = amount - disputed;
    const fee = (released + toSeller) / 100n - released / 100n;
    await books.step(books.as("arbitrator").rule(order, toBuyer, toSeller), {
      events: [
        books.paidEvent(order, Exit.Ruled, {
          toSeller: toSeller - fee,
          toBuyer,
          fee,
          arbitrationFee: rest,
        }),
      ],
      moves: {
        usdc: {
          escrow: -disputed,
          seller: toSeller - fee,
          buyer: toBuyer,
          feeRecipient: fee,
          arbitrator: rest,
        },
      },
      states: [[order, { status: Status.Settled, delivered: true, until, released: released + toSeller }]],
    });
    await expect(books.as("arbitrator").rule(order, 0n, 0n))
      .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
      .withArgs(orderId, Status.Settled, 1 << Status.Disputed);
  });

  it("a seller whose attesters are silent disputes by a signature, and is ruled the whole", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdt"));
    const orderId = books.idOf(order);
    const evidenceHash = stage.ethers.id("signed waybill");
    const reason = DisputeReason.AttestersSilent;
    const signBy = (await stage.now()) + DAY;
    const message = { orderId, amount: order.amount, reason, evidenceHash, signBy };
    const signature = await books.sign("seller", "Dispute", message);
    const until = order.deliverBy + stage.freeTerms.rulingPeriod;

    await books.step(
      books.as("relayer").dispute(order, order.amount, reason, evidenceHash, signBy, signature),
      {
        events: [["OrderDisputed", orderId, Side.Seller, reason, evidenceHash, order.amount, until]],
        states: [[order, { status: Status.Disputed, until, held: order.amount }]],
      },
    );
    await stage.moveTo(until);
    await books.step(books.as("arbitrator").rule(order, 0n, order.amount), {
      events: [books.paidEvent(order, Exit.Ruled, { toSeller: order.amount })],
      moves: { usdt: { escrow: -order.amount, seller: order.amount } },
      states: [[order, { status: Status.Settled, until, released: order.amount }]],
    });
  });
});
