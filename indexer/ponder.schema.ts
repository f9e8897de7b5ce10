import { index, onchainTable, primaryKey } from "ponder";

import type { StatusName } from "../src/order/status.ts";

// GraphQL names a list by the table's name and an "s"; SQL names are in snake case. Amounts are in the token's smallest
// unit, times in unix seconds. Every key begins with the chain: the escrow may have one address on several.

/** What one currency did: the auditor's totals, and below them the accounts that balance them. */
export const currencyTotal = onchainTable(
  "currency_totals",
  (t) => ({
    chainId: t.integer().notNull(),
    token: t.hex().notNull(),
    orders: t.bigint().notNull(),
    locked: t.bigint().notNull(),
    carried: t.bigint().notNull(),
    toSellers: t.bigint().notNull(),
    toBuyers: t.bigint().notNull(),
    fees: t.bigint().notNull(),
    arbitration: t.bigint().notNull(),
    held: t.bigint().notNull(),
    credits: t.bigint().notNull(),
    donated: t.bigint().notNull(),
    /** Between a settled order and its next ones; zero outside of a transaction. */
    betweenOrders: t.bigint().notNull(),
    /** Negative: what sides are entitled to and waits as credits. */
    uncollected: t.bigint().notNull(),
    /** Negative: where donations came from. */
    donors: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.token] }) }),
);

/** Every order that was ever locked. */
export const order = onchainTable(
  "orders",
  (t) => ({
    chainId: t.integer().notNull(),
    orderId: t.hex().notNull(),
    termsId: t.hex().notNull(),
    buyer: t.hex().notNull(),
    seller: t.hex().notNull(),
    payer: t.hex().notNull(),
    token: t.hex().notNull(),
    amount: t.bigint().notNull(),
    status: t.text().$type<StatusName>().notNull(),
    delivered: t.boolean().notNull(),
    until: t.bigint().notNull(),
    held: t.bigint().notNull(),
    buyerHolder: t.hex().notNull(),
    sellerHolder: t.hex().notNull(),
    toSeller: t.bigint().notNull(),
    toBuyer: t.bigint().notNull(),
    fees: t.bigint().notNull(),
    arbitration: t.bigint().notNull(),
    carried: t.bigint().notNull(),
    settledAt: t.bigint(),
    /** The fold's own record, without loss, for as long as it keeps one: until the order is settled. */
    open: t.json(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.orderId] }),
    buyerIndex: index().on(table.buyerHolder),
    sellerIndex: index().on(table.sellerHolder),
    statusIndex: index().on(table.chainId, table.status, table.until),
  }),
);

/** Terms by their id; the list is `terms`. */
export const term = onchainTable(
  "terms",
  (t) => ({
    chainId: t.integer().notNull(),
    termsId: t.hex().notNull(),
    arbitrator: t.hex().notNull(),
    feeRecipient: t.hex().notNull(),
    feeBps: t.integer().notNull(),
    arbitrationFeeBps: t.integer().notNull(),
    /** All of them, without loss. */
    published: t.json().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.termsId] }) }),
);

/** What waits for an owner. */
export const credit = onchainTable(
  "credits",
  (t) => ({
    chainId: t.integer().notNull(),
    owner: t.hex().notNull(),
    token: t.hex().notNull(),
    amount: t.bigint().notNull(),
    /** How many signed withdrawals there were. */
    nonce: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.owner, table.token] }) }),
);

/** Who chose which recovery registry. */
export const recoveryChoice = onchainTable(
  "recovery_choices",
  (t) => ({
    chainId: t.integer().notNull(),
    account: t.hex().notNull(),
    registry: t.hex().notNull(),
    pending: t.hex().notNull(),
    pendingFrom: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.account] }) }),
);

/** The journal: every posting of the double-entry ledger, in order. */
export const posting = onchainTable(
  "postings",
  (t) => ({
    chainId: t.integer().notNull(),
    block: t.bigint().notNull(),
    /** Within the block. */
    sequence: t.integer().notNull(),
    transaction: t.integer().notNull(),
    time: t.bigint().notNull(),
    cause: t.text().notNull(),
    orderId: t.hex(),
    token: t.hex().notNull(),
    amount: t.bigint().notNull(),
    fromAccount: t.text().notNull(),
    fromParty: t.hex(),
    toAccount: t.text().notNull(),
    toParty: t.hex(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.sequence] }),
    orderIndex: index().on(table.orderId),
    fromIndex: index().on(table.fromParty),
    toIndex: index().on(table.toParty),
  }),
);

/** What FX routers converted. */
export const conversion = onchainTable(
  "conversions",
  (t) => ({
    chainId: t.integer().notNull(),
    block: t.bigint().notNull(),
    sequence: t.integer().notNull(),
    transaction: t.integer().notNull(),
    time: t.bigint().notNull(),
    kind: t.text().$type<"paid" | "sold">().notNull(),
    router: t.hex().notNull(),
    venue: t.hex().notNull(),
    orderId: t.hex(),
    /** Whose money it was. */
    party: t.hex().notNull(),
    tokenIn: t.hex().notNull(),
    paid: t.bigint().notNull(),
    tokenOut: t.hex().notNull(),
    received: t.bigint().notNull(),
    recipient: t.hex(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.block, table.sequence] }) }),
);

/** Everything that is not as it should be; see docs/audit/findings.md. */
export const finding = onchainTable(
  "findings",
  (t) => ({
    chainId: t.integer().notNull(),
    block: t.bigint().notNull(),
    sequence: t.integer().notNull(),
    code: t.text().notNull(),
    message: t.text().notNull(),
    orderId: t.hex(),
    token: t.hex(),
    amount: t.bigint(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.block, table.sequence] }) }),
);

/** How many events of each kind there were. */
export const eventCount = onchainTable(
  "event_counts",
  (t) => ({
    chainId: t.integer().notNull(),
    name: t.text().notNull(),
    count: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.name] }) }),
);

/** The last block that the fold saw; one row a chain. */
export const foldedBlock = onchainTable("folded_blocks", (t) => ({
  chainId: t.integer().primaryKey(),
  block: t.bigint().notNull(),
  hash: t.hex().notNull(),
}));
