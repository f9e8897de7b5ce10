import { join } from "node:path";
import { defaultChainFolder } from "../network/chainFolder.ts";
import { addressOf } from "./accounts.ts";
import { exampleTermsId } from "./exampleTerms.ts";

/** Where a chain's folder has terms to try orders with. */
export const exampleTermsPath = (folder: string): string => join(folder, "terms.json");

/** Commands that work on a fresh chain as they stand, one after the other: an order from its terms to the audit. */
export function tryNext({ rpc, folder }: { readonly rpc: string; readonly folder: string }): string[] {
  const where = [
    `--rpc ${rpc}`,
    ...(folder === defaultChainFolder() ? [] : [`--chain-folder ${quoted(folder)}`]),
  ].join(" ");
  const [buyer, seller, platform] = [addressOf("buyer"), addressOf("seller"), addressOf("platform")];
  const parties = `--buyer ${buyer} --seller ${seller}`;
  return [
    `lading terms publish ${quoted(exampleTermsPath(folder))} --account ${platform} ${where}`,
    `lading order draft order.json ${parties} --amount "1000 USDC" --terms ${exampleTermsId()} --deliver-by "30 days" --detail goods="LED lamps" ${where}`,
    `lading order lock order.json --account ${buyer} ${where}`,
    `lading order show order.json --as ${buyer} ${where}`,
    `lading chain pass 31d --rpc ${rpc}`,
    `lading order reclaim order.json --account ${buyer} ${where}`,
    `lading audit ${where}`,
  ];
}

const quoted = (path: string): string => (/^[\w./:\\-]+$/.test(path) ? path : `"${path}"`);
