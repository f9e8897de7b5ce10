import { audit } from "../../audit/index.ts";
import { trustedHead } from "../../rpc/trustedHead.ts";
import { verdictReport } from "../report/report.ts";
import type { StandingNode } from "./node.ts";

/** Replays the escrow's whole past. @returns Whether the books balance. */
export async function auditNode({ chain, deployment }: StandingNode): Promise<boolean> {
  const { escrow, block: fromBlock } = deployment;
  const { verdict } = await audit(chain.provider, {
    escrow,
    fromBlock,
    ...(await trustedHead(chain.provider)),
  });
  console.log(verdictReport(verdict).join("\n"));
  return verdict.balanced;
}
