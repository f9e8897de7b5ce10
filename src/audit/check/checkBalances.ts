import type { Address, Hex } from "viem";
import { readBalance } from "../../rpc/readStorage.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { type Finding, finding } from "../finding.ts";
import type { Books } from "../fold/books.ts";

/** What the escrow has of each token, and where that is less than it owes, or more than anybody brought. */
export async function checkBalances(
  rpc: Rpc,
  escrow: Address,
  books: Books,
  block: number,
): Promise<{ balances: Map<Hex, bigint>; findings: Finding[] }> {
  const balances = new Map<Hex, bigint>();
  const findings: Finding[] = [];
  for (const [token, { held, carried, credits, donated }] of books.ledgers) {
    const owed = held + carried + credits;
    const read = await readBalance(rpc, token, escrow, block);
    if (!read.ok) {
      findings.push(finding("balanceUnreadable", read.reason, { block, token, amount: owed }));
      continue;
    }
    const balance = read.value;
    balances.set(token, balance);
    if (balance < owed) {
      findings.push(
        finding("balanceShort", `has ${balance}, owes ${owed}`, { block, token, amount: owed - balance }),
      );
    } else if (balance > owed + donated) {
      const amount = balance - owed - donated;
      findings.push(finding("balanceUnexplained", `has ${balance}, owes ${owed}`, { block, token, amount }));
    }
  }
  return { balances, findings };
}
