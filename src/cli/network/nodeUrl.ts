import { shownValue } from "../text/shownValue.ts";
import { UsageError } from "../usageError.ts";

/**
 * The address of a node, as --rpc has it.
 *
 * @throws UsageError when it is no address that a node answers at.
 */
export function nodeUrl(rpc: string): string {
  if (URL.canParse(rpc) && /^https?:$/.test(new URL(rpc).protocol)) return rpc;
  throw new UsageError(`--rpc ${shownValue(rpc)} is no address of a node, such as http://127.0.0.1:8545.`);
}
