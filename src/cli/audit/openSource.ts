import type { Rpc } from "../../audit/rpc.ts";
import { folderRpc } from "../../audit/source/folderRpc.ts";
import { httpRpc } from "../../audit/source/httpRpc.ts";
import { UsageError } from "../usageError.ts";
import type { AuditArguments } from "./auditOptions.ts";

/** Opens the node or the folder that a command line names. */
export async function openSource({ rpc, blocks }: Pick<AuditArguments, "rpc" | "blocks">): Promise<Rpc> {
  if (blocks !== undefined) return folderRpc(blocks);
  if (rpc === undefined)
    throw new UsageError("Name a source: --rpc URL, or --blocks FOLDER.", [
      "LADING_RPC in the environment does too.",
    ]);
  if (!URL.canParse(rpc) || !/^https?:$/.test(new URL(rpc).protocol))
    throw new UsageError(`--rpc ${rpc} is no address of a node, such as http://127.0.0.1:8545.`);
  return httpRpc(rpc);
}
