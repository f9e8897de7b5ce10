import { audit } from "../../audit/audit.ts";
import { verdictReport } from "../report/report.ts";
import type { StandingNode } from "./node.ts";

/** Replays the escrow's whole past. @returns Whether the books balance. */
export async function auditNode({ chain, client, deployment }: StandingNode): Promise<boolean> {
  const { escrow, block: fromBlock } = deployment;
  const toBlock = Number(await client.getBlockNumber());
  const { verdict } = await audit(chain.provider, { escrow, fromBlock, toBlock });
  console.log(verdictReport(verdict).join("\n"));
  return verdict.balanced;
}
