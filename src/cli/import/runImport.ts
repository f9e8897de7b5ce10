import { basename, extname } from "node:path";

import type { ActContext } from "../act/act.ts";
import type { ActArguments } from "../act/actOptions.ts";
import { confirmOnScreen } from "../act/confirm.ts";
import { checkAffordable } from "../act/gas.ts";
import { planText } from "../act/planText.ts";
import { sendingOf, sendingWords } from "../act/sending.ts";
import { type ExitCode, exitCodes } from "../exitCodes.ts";
import { openNetwork } from "../network/openNetwork.ts";
import { openSigner } from "../signing/openSigner.ts";
import type { Terminal } from "../terminal.ts";
import { paletteOf } from "../text/palette.ts";
import { UsageError } from "../usageError.ts";
import { checkFunds } from "./checkFunds.ts";
import type { ImportArguments } from "./importOptions.ts";
import { planImport } from "./importPlan.ts";
import { importJson, importResultText } from "./importReport.ts";
import { type ImportFacts, importWords } from "./importText.ts";
import { writeOrderFiles } from "./orderFolder.ts";
import { ordersText } from "./ordersText.ts";
import { prepareImport } from "./prepareImport.ts";
import { sendImport } from "./sendImport.ts";
import { simulateImport } from "./simulateImport.ts";

/** More do not fit into a block of every chain. */
const largestBatch = 200;

/** Locks all orders of a file that are not locked yet. */
export async function runImport(args: ImportArguments & ActArguments, terminal: Terminal): Promise<ExitCode> {
  const { batch, file: path, wait } = args;
  if (!Number.isInteger(batch) || batch < 1 || batch > largestBatch)
    throw new UsageError(`--batch ${batch} is no whole number from 1 to ${largestBatch}.`);
  const folder = args.out ?? `${basename(path, extname(path))}-orders`;
  const network = await openNetwork(args);
  const signer = await openSigner(args, { terminal, client: network.client });
  const context: ActContext = { network, signer };

  const sending = await sendingOf(network.client, signer.address, args);
  const prepared = await prepareImport(args, folder, context, terminal);
  const { orders, missing } = prepared;
  const facts: ImportFacts = { path, folder, ...prepared };
  if (missing.length === 0) {
    if (!args.dryRun) await writeOrderFiles(folder, orders);
    const plan = importWords(context, facts, []);
    const text = `All ${ordersText(orders.length)} of ${path} are locked already. Nothing was sent.`;
    terminal.out(args.json ? importJson(plan, facts) : text);
    return exitCodes.ok;
  }

  const plans = await planImport(context, missing, batch);
  const plan = importWords(context, facts, plans);
  await checkFunds(context, plans);
  const cost = await simulateImport(context, plans, sending.fees);
  const spent = { cost, chainId: network.chainId, sender: signer.address, chosen: sendingWords(sending) };
  const words = planText(plan, spent, paletteOf(args.dryRun ? terminal.style : terminal.styleErr));
  if (args.dryRun) {
    terminal.out(args.json ? importJson(plan, facts, { cost }) : words);
    if (!args.json) terminal.err("\nSimulated only: nothing was sent or written.");
    return exitCodes.ok;
  }
  terminal.err(words);
  await checkAffordable(network.client, signer.address, cost, network.chainId);
  if (!args.yes && !(await confirmOnScreen("Sign and send this?", terminal))) {
    terminal.err("Not agreed: nothing was sent.");
    return exitCodes.failed;
  }

  // Before anything is sent: what is in these files is nowhere else.
  await writeOrderFiles(folder, orders);
  const result = await sendImport(context, terminal, plans, { waitSeconds: wait, sending });
  const palette = paletteOf(terminal.style);
  terminal.out(args.json ? importJson(plan, facts, { result }) : importResultText(facts, result, palette));
  return exitCodes.ok;
}
