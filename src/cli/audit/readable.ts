import { SourceError } from "../../rpc/sourceError.ts";
import { ownErrorOf } from "../ownError.ts";
import type { AuditArguments } from "./auditOptions.ts";

/** Whatever else goes wrong while a source is read lies in what it answered: no books, and no stack either. */
export async function readable<Value>(
  { rpc, blocks }: Pick<AuditArguments, "rpc" | "blocks">,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (ownErrorOf(error) !== undefined || isOfFiles(error)) throw error;
    throw new SourceError(blocks === undefined ? `the node ${hostOf(rpc)}` : `the folder ${blocks}`, error);
  }
}

/** Of a path on this machine, and not of a connection. */
function isOfFiles(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && "path" in error;
}

/** Keys stand in paths and queries. */
function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : "";
}
