import { expect } from "chai";
import type { BaseContract, ContractTransactionResponse, LogDescription, Signer } from "ethers";
import type { Hex } from "viem";
import { zeroHash } from "viem";
import { DisputeReason } from "../../src/order/disputeReason.ts";
import { Exit } from "../../src/order/exit.ts";
import { orderIdOf, termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import { packAttestations, packOrders } from "../../src/order/packedDelivery.ts";
import { Side } from "../../src/order/side.ts";
import { Status } from "../../src/order/status.ts";
import type { OrderEscrow } from "../../typechain-types/index.ts";
import { type SignedAction, signAction } from "./ethersSigning.ts";
import { DAY, type Role, type Stage, type TokenName } from "./lifecycleStage.ts";

/** An event's name and all its data. */
export type ExpectedEvent = readonly [name: string, ...args: unknown[]];

/** Balance changes by account: a role, `escrow`, `secondEscrow` or an address. Whoever is not named keeps what it has. */
export type Moves = Readonly<Record<string, bigint>>;

/** What `stateOf` says; what is left out is zero or false. */
export interface ExpectedState {
  readonly status: Status;
  readonly until: number;
  readonly held?: bigint;
  readonly released?: bigint;
  readonly delivered?: boolean;
  readonly sidesMoved?: boolean;
}

type Sums = Pick<ExpectedState, "held" | "released" | "sidesMoved">;

/** Everything that one transaction does. */
export interface Outcome {
  /** All events of the escrow in their order. */
  readonly events: readonly ExpectedEvent[];
  readonly moves?: Partial<Record<TokenName, Moves>>;
  readonly states: readonly (readonly [Order, ExpectedState])[];
}

/** An escrow of the stage, whose every step is checked to the last event, balance and bit of state. */
export type Books = ReturnType<typeof openBooks>;

export function openBooks(stage: Stage, escrow: OrderEscrow = stage.escrow) {
  const place: keyof Stage["places"] = escrow === stage.escrow ? "escrow" : "secondEscrow";
  const domain = { escrow: stage.places[place], chainId: Number(stage.chainId) };
  const feeTermsIds = new Set([termsIdOf(stage.feeTerms)]);
  const idOf = (order: Order) => orderIdOf(domain, order);
  const as = (role: Role) => escrow.connect(stage.cast[role]);
  let salt = 0;

  /** A fresh order of the buyer and the seller, lockable for a day and deliverable for thirty. */
  const newOrder = async (token: TokenName, changes: Partial<Order> = {}): Promise<Order> => {
    const nowAt = await stage.now();
    salt += 1;
    return {
      termsId: termsIdOf(stage.freeTerms),
      buyer: stage.addresses.buyer,
      seller: stage.addresses.seller,
      token: stage.tokenAddresses[token],
      amount: 1_000n * stage.units[token] + BigInt(salt),
      lockBy: nowAt + DAY,
      deliverBy: nowAt + 30 * DAY,
      detailsHash: stage.ethers.id(`details ${salt}`) as Hex,
      ...changes,
    };
  };
  const tokenOf = ({ token }: Order) =>
    (Object.keys(stage.tokens) as TokenName[]).find((name) => stage.tokenAddresses[name] === token)!;

  /** Sends a transaction and checks everything that it did, and that it did nothing else. */
  const step = async (sent: Promise<ContractTransactionResponse>, { events, moves, states }: Outcome) => {
    const transaction = await sent;
    const emitted = await escrowEvents(transaction);
    expect(emitted.map(({ name }) => name)).to.deep.equal(events.map(([name]) => name));
    for (const [index, [name, ...args]] of events.entries()) {
      // With many events of a name the matcher finds any; the first argument says that it is this one.
      expect(emitted[index]?.args[0]).to.equal(args[0]);
      await expect(transaction)
        .to.emit(escrow, name)
        .withArgs(...args);
    }
    await expectMoves(transaction, moves ?? {});
    for (const [order, state] of states) await expectState(order, state);
  };

  /** The events of this escrow; none may come from the other one. */
  const escrowEvents = async (transaction: ContractTransactionResponse): Promise<LogDescription[]> => {
    const receipt = await transaction.wait();
    const escrows: string[] = Object.values(stage.places);
    const logs = receipt?.logs.filter(({ address }) => escrows.includes(address)) ?? [];
    expect(logs.map(({ address }) => address)).to.deep.equal(logs.map(() => domain.escrow));
    return logs.map((log) => escrow.interface.parseLog(log)!);
  };

  const expectMoves = async (
    transaction: ContractTransactionResponse,
    moves: NonNullable<Outcome["moves"]>,
  ) => {
    const known: Record<string, Hex> = { ...stage.addresses, ...stage.places };
    for (const name of Object.keys(stage.tokens) as TokenName[]) {
      const changes: Record<string, bigint> = { ...moves[name] };
      const strangers = Object.keys(changes).filter((account) => !(account in known));
      expect(strangers.filter((account) => !stage.ethers.isAddress(account))).to.deep.equal([]);
      const accounts = [...Object.keys(known), ...strangers];
      await expect(transaction).to.changeTokenBalances(
        stage.ethers,
        stage.tokens[name] as BaseContract as never,
        accounts.map((account) => known[account] ?? account),
        accounts.map((account) => changes[account] ?? 0n),
      );
    }
  };

  const expectState = async (order: Order, expected: ExpectedState) => {
    const { status, delivered, hasFee, sidesMoved, until, held, released } = await escrow.stateOf(
      idOf(order),
    );
    expect({ status, delivered, hasFee, sidesMoved, until, held, released }).to.deep.equal({
      status: BigInt(expected.status),
      delivered: expected.delivered ?? false,
      hasFee: feeTermsIds.has(order.termsId),
      sidesMoved: expected.sidesMoved ?? false,
      until: BigInt(expected.until),
      held: expected.held ?? 0n,
      released: expected.released ?? 0n,
    });
  };

  const lockedEvent = (order: Order, payer: string = order.buyer): ExpectedEvent => [
    ...(["OrderLocked", idOf(order), order.buyer, order.seller, order.termsId, payer] as const),
    ...[order.token, order.amount, order.lockBy, order.deliverBy, order.detailsHash],
  ];
  const lockedState = ({ amount, deliverBy }: Order) =>
    ({ status: Status.Locked, until: deliverBy, held: amount }) as const;
  const paidEvent = (
    order: Order,
    exit: Exit,
    { toSeller = 0n, toBuyer = 0n, fee = 0n, arbitrationFee = 0n },
  ): ExpectedEvent => ["OrderPaid", idOf(order), exit, toSeller, toBuyer, fee, arbitrationFee];

  /** Locks by the payer's allowance. */
  const lock = async (order: Order, payer: Role = "buyer") => {
    await step(as(payer).lock(order, "0x"), {
      events: [lockedEvent(order, stage.addresses[payer])],
      moves: { [tokenOf(order)]: { [payer]: -order.amount, [place]: order.amount } },
      states: [[order, lockedState(order)]],
    });
    return order;
  };

  /** Two of three attesters confirm delivery, carried by the relayer; the end of inspection. */
  const deliver = async (orders: readonly Order[], sums: Sums = {}): Promise<number> => {
    const evidenceHash = stage.ethers.id("seal 7 unbroken");
    const signBy = (await stage.now()) + DAY;
    const signatures = await attest(orders, evidenceHash, signBy);
    const until = (await stage.pass(60)) + stage.freeTerms.inspectionPeriod;
    await step(as("relayer").confirmDelivery(...packed(orders, evidenceHash, signBy, signatures)), {
      events: orders.map((order) => ["OrderDelivered", idOf(order), evidenceHash, until]),
      states: orders.map((order) => [order, deliveredState(order, until, sums)]),
    });
    return until;
  };
  const deliveredState = ({ amount }: Order, until: number, sums: Sums = {}): ExpectedState => ({
    status: Status.Delivered,
    delivered: true,
    until,
    held: amount,
    ...sums,
  });

  /** The buyer disputes a delivered order, of which nothing was paid yet; the end of ruling. */
  const dispute = async (order: Order, disputed: bigint, { fee = 0n } = {}): Promise<number> => {
    const evidenceHash = stage.ethers.id("photo of the parcel");
    const undisputed = order.amount - disputed;
    const toSeller = undisputed - fee;
    const until = (await stage.pass(DAY)) + stage.freeTerms.rulingPeriod;
    const { Damaged } = DisputeReason;
    await step(as("buyer").dispute(order, disputed, Damaged, evidenceHash, 0, "0x"), {
      events: [
        ...(undisputed === 0n ? [] : [paidEvent(order, Exit.Undisputed, { toSeller, fee })]),
        ["OrderDisputed", idOf(order), Side.Buyer, Damaged, evidenceHash, disputed, until],
      ],
      moves: { [tokenOf(order)]: { [place]: -undisputed, seller: toSeller, feeRecipient: fee } },
      states: [
        [order, { status: Status.Disputed, delivered: true, until, held: disputed, released: undisputed }],
      ],
    });
    return until;
  };

  /** Attestations of the first and the third attester, in the order of the terms. */
  const attest = async (orders: readonly Order[], evidenceHash: string, signBy: number) => {
    const message = { orderIds: orders.map(idOf), evidenceHash, signBy };
    const [carrier, , customs] = stage.attesters;
    return [await sign(carrier!, "Delivery", message), "0x", await sign(customs!, "Delivery", message)];
  };

  /** The arguments of a confirmation; an empty signature is one that is missing. */
  const packed = (
    orders: readonly Order[],
    evidenceHash: string,
    signBy: number,
    signatures: readonly string[],
  ) => {
    const attesters = stage.freeTerms.attesters;
    const signed = attesters.flatMap((attester, index) => {
      const signature = signatures[index] ?? "0x";
      return signature === "0x" ? [] : [[attester, signature as Hex] as const];
    });
    return [
      orders[0]?.termsId ?? zeroHash,
      packOrders(orders),
      evidenceHash,
      signBy,
      packAttestations(attesters, Object.fromEntries(signed)),
    ] as const;
  };

  /** A signature under an action of this escrow. */
  const sign = (signer: Role | Signer, action: SignedAction, message: Record<string, unknown>) =>
    signAction(
      { chainId: stage.chainId, escrow: domain.escrow },
      typeof signer === "string" ? stage.cast[signer] : signer,
      action,
      message,
    );

  return {
    ...{
      escrow,
      place,
      idOf,
      as,
      newOrder,
      tokenOf,
      step,
      expectState,
      lock,
      deliver,
      dispute,
      attest,
      packed,
      sign,
    },
    ...{ lockedEvent, lockedState, paidEvent, deliveredState, feeTermsIds },
  };
}
