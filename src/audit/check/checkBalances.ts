import type { Address, Hex } from "viem";

import { type Finding, finding } from "../finding.ts";
import type { Books } from "../fold/books.ts";
import type { Rpc } from "../rpc.ts";
import { readBalance } from "../source/readStorage.ts";

/** What the escrow has of each token, and where that is less than it owes. */
export async function checkBalances(
  rpc: Rpc,
  escrow: Address,
  books: Books,
  block: number,
): Promise<{ balances: Map<Hex, bigint>; findings: Finding[] }> {
  const balances = new Map<Hex, bigint>();
  const findings: Finding[] = [];
  for (const [token, { held, carried, credits }] of books.ledgers) {
    const owed = held + carried + credits;
    const read = await readBalance(rpc, token, escrow, block);
    if (read.ok) balances.set(token, read.value);
    if (read.ok && read.value >= owed) continue;
    const what = read.ok ? `has ${read.value}, owes ${owed}` : read.reason;
    findings.push(finding("balanceShort", what, { block, token, amount: owed - (read.ok ? read.value : 0n) }));
  }
  return { balances, findings };
}
