import { audit } from "../../src/audit/audit.ts";
import type { Finding } from "../../src/audit/finding.ts";
import type { OrderRecord } from "../../src/audit/fold/books.ts";
import type { Conversion } from "../../src/audit/fold/conversions.ts";
import type { Entry } from "../../src/audit/fold/entry.ts";
import type { CurrencyTotals } from "../../src/audit/report.ts";
import { statusName } from "../../src/order/status.ts";
import type { AuditWorld } from "./auditWorld.ts";

type Row = Readonly<Record<string, unknown>>;

/** What an auditor of the whole chain says, as the tables of an index have it: in text, in the order of their keys. */
export interface AuditedTables {
  readonly currencies: readonly Row[];
  readonly orders: readonly Row[];
  readonly postings: readonly Row[];
  readonly conversions: readonly Row[];
  readonly credits: readonly Row[];
  readonly recoveries: readonly Row[];
  readonly eventCounts: readonly Row[];
  readonly findings: readonly Row[];
}

/** The totals of a currency that both have under one name. */
export const totalNames = [
  "orders",
  "locked",
  "carried",
  "toSellers",
  "toBuyers",
  "fees",
  "arbitration",
  "held",
  "credits",
  "donated",
] as const satisfies readonly (keyof CurrencyTotals)[];

export async function auditedTables(world: AuditWorld): Promise<AuditedTables> {
  const entries: Entry[] = [];
  const conversions: Conversion[] = [];
  const settled: { order: OrderRecord; settledAt: number }[] = [];
  const { verdict, books } = await audit(world.chain.rpc, {
    escrow: world.escrow,
    routers: [world.exchange.router],
    fromBlock: 0,
    toBlock: await world.head(),
    onEntry: (entry) => void entries.push(entry),
    onConversion: (conversion) => void conversions.push(conversion),
    onSettled: (order, { time }) => void settled.push({ order, settledAt: time }),
  });
  const open = Array.from(books.orders.values(), (order) => ({ order, settledAt: undefined }));
  return {
    currencies: verdict.currencies
      .map((totals) => ({ token: totals.token, ...picked(totals, totalNames) }))
      .sort(by("token")),
    orders: [...settled, ...open].map(orderRow).sort(by("orderId")),
    postings: entries.map(postingRow),
    conversions: conversions.map(conversionRow),
    credits: [...books.credits.values()]
      .map(({ owner, token, amount, nonce }) => ({
        owner,
        token,
        amount: `${amount}`,
        nonce: `${nonce}`,
      }))
      .sort((one, other) => (one.owner + one.token < other.owner + other.token ? -1 : 1)),
    recoveries: Array.from(books.recoveries, ([account, { registry, pending, pendingFrom }]) => ({
      account,
      registry,
      pending,
      pendingFrom: `${pendingFrom}`,
    })).sort(by("account")),
    eventCounts: Array.from(books.eventCounts, ([name, count]) => ({ name, count: `${count}` })).sort(
      by("name"),
    ),
    findings: books.findings.map(findingRow),
  };
}

/** Rows of one table have no two equal keys. */
function by(name: string): (one: Row, other: Row) => number {
  return (one, other) => (`${one[name]}` < `${other[name]}` ? -1 : 1);
}

function picked<Name extends string>(from: Readonly<Record<Name, unknown>>, names: readonly Name[]): Row {
  return Object.fromEntries(names.map((name) => [name, `${from[name]}`]));
}

function orderRow({ order, settledAt }: { order: OrderRecord; settledAt: number | undefined }): Row {
  return {
    ...picked(order, [
      "orderId",
      "termsId",
      "payer",
      "token",
      "amount",
      "held",
      "buyerHolder",
      "sellerHolder",
    ]),
    ...picked(order, ["toSeller", "toBuyer", "fees", "arbitration", "carried", "until"]),
    status: statusName(order.status),
    delivered: order.delivered,
    settledAt: settledAt === undefined ? null : `${settledAt}`,
  };
}

function postingRow({ place, cause, orderId, token, amount, from, fromParty, to, toParty }: Entry): Row {
  return {
    block: `${place.block}`,
    time: `${place.time}`,
    transaction: place.transaction,
    cause,
    orderId: orderId ?? null,
    token,
    amount: `${amount}`,
    fromAccount: from,
    fromParty: fromParty ?? null,
    toAccount: to,
    toParty: toParty ?? null,
  };
}

function conversionRow(conversion: Conversion): Row {
  return {
    ...picked(conversion, ["kind", "router", "venue", "tokenIn", "paid", "tokenOut", "received"]),
    block: `${conversion.place.block}`,
    orderId: conversion.orderId ?? null,
    party: conversion.kind === "paid" ? conversion.payer : conversion.owner,
  };
}

function findingRow({ code, message, block, orderId, token, amount }: Finding): Row {
  return {
    code,
    message,
    block: `${block}`,
    orderId: orderId ?? null,
    token: token ?? null,
    amount: amount === undefined ? null : `${amount}`,
  };
}
