import { folderRpc } from "../../audit/index.ts";
import { httpRpc } from "../../rpc/httpRpc.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { nodeUrl } from "../network/nodeUrl.ts";
import { UsageError } from "../usageError.ts";
import type { AuditArguments } from "./auditOptions.ts";

/** Opens the node or the folder that a command line names. */
export async function openSource({ rpc, blocks }: Pick<AuditArguments, "rpc" | "blocks">): Promise<Rpc> {
  if (blocks !== undefined) return folderRpc(blocks);
  if (rpc === undefined)
    throw new UsageError("Name a source: --rpc URL, or --blocks FOLDER.", [
      "LADING_RPC in the environment does too.",
    ]);
  return httpRpc(nodeUrl(rpc));
}
