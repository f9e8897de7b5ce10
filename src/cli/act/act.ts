import type { Hash, TransactionReceipt } from "viem";

import { blockTimeOf, type EscrowClient } from "../../client/escrowClient.ts";
import { type ExitCode, exitCodes } from "../exitCodes.ts";
import { type Network, openNetwork } from "../network/openNetwork.ts";
import { openSigner } from "../signing/openSigner.ts";
import type { Signer } from "../signing/signer.ts";
import type { Terminal } from "../terminal.ts";
import { writeJsonFile } from "../text/jsonFile.ts";
import { paletteOf } from "../text/palette.ts";
import { UsageError } from "../usageError.ts";
import type { ActArguments } from "./actOptions.ts";
import { assuming } from "./assuming.ts";
import { confirmOnScreen } from "./confirm.ts";
import { checkAffordable, type GasOf, gasCostOf, limitWithMargin } from "./gas.ts";
import type { Plan, PlannedCall } from "./plan.ts";
import { planJson, planText, resultJson, resultText, type ShownCall, signedText } from "./planText.ts";
import { sendAndWait } from "./sendAndWait.ts";
import { type Sending, sendingOf, sendingWords } from "./sending.ts";
import { signByOf } from "./signBy.ts";

/** Who does something, and where. */
export interface ActContext {
  readonly network: Network;
  readonly signer: Signer;
}

/**
 * The one way in which a command changes the chain: simulate, say in words what will happen, ask, send or sign, wait,
 * report. Nothing is signed before the question is answered.
 *
 * @param planOf What the command is about to do; throws the named error of a simulation that fails.
 */
export async function act(
  args: ActArguments,
  terminal: Terminal,
  planOf: (context: ActContext) => Promise<Plan>,
): Promise<ExitCode> {
  const network = await openNetwork(args);
  const signer = await openSigner(args, { terminal, client: network.client });
  const context = { network, signer };
  if (args.relay !== undefined) {
    if (args.nonce !== undefined)
      throw new UsageError("--nonce is for sending, and with --relay nothing is sent.");
    return signOnly(args, args.relay, terminal, await planOf(context), context);
  }
  const sending = await sendingOf(network.client, signer.address, args);
  const plan = await planOf(context);

  const prepared = await preparedCalls(network.client, plan.calls);
  const cost = await gasCostOf(network.client, prepared, sending.fees);
  const facts = { cost, chainId: network.chainId, sender: signer.address, chosen: sendingWords(sending) };
  const words = planText(plan, facts, paletteOf(args.dryRun ? terminal.style : terminal.styleErr));
  if (args.dryRun) {
    terminal.out(
      args.json
        ? planJson(plan, { prepared: shownCalls(plan.calls, prepared), cost, sender: signer.address })
        : words,
    );
    if (!args.json) terminal.err("\nSimulated only: nothing was signed or sent.");
    return exitCodes.ok;
  }
  terminal.err(words);
  await checkAffordable(network.client, signer.address, cost, network.chainId);
  if (!(await agreed(args, terminal, "Sign and send this?"))) return exitCodes.failed;

  const receipts = await sendAll(args, terminal, plan.calls, network.client, sending);
  terminal.out(
    args.json
      ? resultJson(plan, { receipts, sender: signer.address, chainId: network.chainId })
      : resultText(plan, receipts, paletteOf(terminal.style)),
  );
  return exitCodes.ok;
}

async function preparedCalls(client: EscrowClient, calls: readonly PlannedCall[]): Promise<readonly GasOf[]> {
  const steps: GasOf[] = [];
  for (const { prepare, assumes, isBlind, bySignature } of calls) {
    const simulating = assuming(client, assumes);
    const call = isBlind === true ? undefined : await prepare(simulating);
    steps.push({ call, client: simulating, extraGas: bySignature?.extraGas });
  }
  return steps;
}

/** For programs. What is to be signed first, or simulated only later, has no data yet. */
function shownCalls(calls: readonly PlannedCall[], prepared: readonly GasOf[]): readonly ShownCall[] {
  return calls.map(({ does, bySignature }, index) => {
    const call = prepared[index]?.call;
    return {
      does,
      to: call?.to ?? null,
      functionName: bySignature?.functionName ?? call?.functionName ?? null,
      data: bySignature === undefined ? (call?.data ?? null) : null,
    };
  });
}

async function agreed({ yes }: ActArguments, terminal: Terminal, question: string): Promise<boolean> {
  if (yes) return true;
  const isAgreed = await confirmOnScreen(question, terminal);
  if (!isAgreed) terminal.err("Not agreed: nothing was signed or sent.");
  return isAgreed;
}

async function sendAll(
  { wait }: ActArguments,
  terminal: Terminal,
  calls: readonly PlannedCall[],
  client: EscrowClient,
  { fees, nonce }: Sending,
): Promise<readonly TransactionReceipt[]> {
  const receipts: TransactionReceipt[] = [];
  for (const [index, { does, prepare, bySignature, needsMargin }] of calls.entries()) {
    // Simulated again, now without assumptions: somebody may have been faster while the question stood.
    const call = await (bySignature?.prepare ?? prepare)(client);
    const tell = (what: string) => (hash: Hash) => terminal.err(`${what}: ${does} (${hash})`);
    receipts.push(
      await sendAndWait(client, {
        call,
        gas: needsMargin === true ? await limitWithMargin(client, call) : undefined,
        waitSeconds: wait,
        ...(fees === undefined ? {} : { fees }),
        ...(nonce === undefined || index > 0 ? {} : { nonce }),
        onSent: tell("Sent"),
        onRepriced: tell("Mined with another gas price"),
      }),
    );
  }
  return receipts;
}

async function signOnly(
  args: ActArguments,
  path: string,
  terminal: Terminal,
  plan: Plan,
  { network }: ActContext,
): Promise<ExitCode> {
  const { signed } = plan;
  if (signed === undefined)
    throw new UsageError("--relay: this cannot be done by signature. Send it from your own account.");
  // An action that fails when its signer sends it would fail when it is relayed.
  await preparedCalls(network.client, plan.calls);
  const signBy = signByOf(args.signBy, signed, await blockTimeOf(network.client));
  const words = signedText(plan, signBy, paletteOf(args.dryRun ? terminal.style : terminal.styleErr));
  if (args.dryRun) {
    terminal.out(args.json ? planJson(plan, { signBy }) : words);
    if (!args.json) terminal.err("\nSimulated only: nothing was signed.");
    return exitCodes.ok;
  }
  terminal.err(words);
  if (!(await agreed(args, terminal, "Sign this?"))) return exitCodes.failed;
  const file = await signed.sign(signBy);
  await writeJsonFile(path, file);
  terminal.out(
    args.json
      ? planJson(plan, { signBy, file: path })
      : `Signed into ${path}. ${signed.handOn?.(path) ?? `Anybody can send it now: lading relay ${path}`}`,
  );
  return exitCodes.ok;
}
