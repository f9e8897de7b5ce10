import { type Address, isAddressEqual, zeroAddress } from "viem";
import { prepare } from "../../client/prepare.ts";
import { type SendParameters, sendCall } from "../../client/sendCall.ts";
import { setRecovery } from "../../client/setRecovery.ts";
import { LadingError } from "../../order/errors.ts";
import { utcTime } from "../../order/utcTime.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan, PlannedCall } from "../act/plan.ts";
import { datesFromNow } from "../order/sentences.ts";
import { timeText } from "../text/words.ts";
import {
  findNamedSuccessor,
  type NamedSuccessorRegistry,
  nameSuccessorCall,
  type RegistryCall,
  successorOf,
} from "./namedSuccessor.ts";
import { type RecoveryView, readRecovery, recoveryDelay } from "./readRecovery.ts";
import { registryText } from "./recoveryText.ts";

export interface RecoveryChoice {
  /** `undefined`: the one in which each account names its successor itself. */
  readonly registry: Address | undefined;
  /** Named in the registry; `undefined`: whoever the registry names. */
  readonly successor: Address | undefined;
}

/**
 * An account chooses who may follow it. What is so already is not sent again: choosing anew would begin the 7 days anew.
 *
 * @throws LadingError when the registry is none, or when nothing is left to do.
 */
export async function setRecoveryPlan(context: ActContext, choice: RecoveryChoice): Promise<Plan> {
  const { network, signer } = context;
  const { client, chainId, escrow } = network;
  const view = await readRecovery(network, signer.address);
  const standard = choice.registry === undefined ? await findNamedSuccessor(client) : undefined;
  const registry = choice.registry ?? standard?.address ?? zeroAddress;
  const deployment = standard?.deployment;
  const named = deployment === undefined ? await successorOf(client, registry, signer.address) : zeroAddress;
  if (named === undefined) throw noRegistry(registry);

  const { successor = named } = choice;
  const isNamed = isAddressEqual(successor, named);
  const chosenFrom = chosenSince(view, registry);
  if (isNamed && chosenFrom !== undefined)
    throw new LadingError("It is so already. Nothing was sent.", {
      metaMessages: [`registry: ${registry}`, `successor: ${named}`, "See it: lading recovery show."],
    });
  const countsFrom = chosenFrom ?? view.nowAt + recoveryDelay;
  return {
    action: "recovery set",
    title: "You choose who may take over your sides and credits if you lose your key.",
    will: [
      ...(deployment === undefined
        ? []
        : [`The registry ${registry} is deployed, in which each account names its successor itself.`]),
      ...(isNamed ? [] : [`You name ${successor} as your successor in the registry ${registry}.`]),
      ...(isAddressEqual(successor, zeroAddress)
        ? [`The registry ${registry} names nobody for you. Until it does, nobody can take over.`]
        : [
            `From ${timeText(countsFrom)} on ${successor} can move your sides of orders and your credits to itself, at any time, without asking you.`,
          ]),
      `Who can do that ${countsFrom > view.nowAt ? "until then" : "up to now"}: ${registryText(view.registry)}.`,
      ...(chosenFrom === undefined
        ? [
            `From ${timeText(countsFrom)} on strangers neither claim for you nor withdraw your credits: you do, or whoever may take over.`,
          ]
        : []),
      "Whoever decides what the registry says decides who that is. Choose what you trust as much as yourself.",
      "No money moves now.",
    ],
    follows: [
      ...(countsFrom > view.nowAt
        ? ["You can take the choice back until it counts: lading recovery cancel."]
        : ["The registry was chosen long enough ago: whom it names counts at once."]),
      "It helps a lost key, not a stolen one: a thief who has the key can move everything at once.",
      ...(chosenFrom === undefined ? [datesFromNow] : []),
    ],
    calls: setCalls(context, {
      registry,
      standard,
      successor: isNamed ? undefined : successor,
      isChosen: chosenFrom !== undefined,
    }),
    done: "Chosen. lading recovery show tells when it counts.",
    facts: { chainId, escrow, account: signer.address, registry, successor, countsFrom: utcTime(countsFrom) },
  };
}

/** From when on a registry counts that was chosen already. */
function chosenSince({ registry, pending, nowAt }: RecoveryView, wanted: Address): number | undefined {
  if (pending !== undefined)
    return pending.registry !== undefined && isAddressEqual(pending.registry.address, wanted)
      ? pending.from
      : undefined;
  return registry !== undefined && isAddressEqual(registry.address, wanted) ? nowAt : undefined;
}

function noRegistry(address: Address): LadingError {
  return new LadingError("This is no recovery registry: it does not say who follows an account.", {
    metaMessages: [
      `given: ${address}`,
      "Name a contract that implements IRecovery, or let this command use its own: --successor ADDRESS.",
    ],
    docsPath: "docs/operations/recovery.md",
  });
}

interface SetCalls {
  readonly registry: Address;
  /** The registry, if it is the usual one. */
  readonly standard: NamedSuccessorRegistry | undefined;
  /** To be named; `undefined`: is named already. */
  readonly successor: Address | undefined;
  readonly isChosen: boolean;
}

function setCalls(
  { network: { escrow }, signer }: ActContext,
  { registry, standard, successor, isChosen }: SetCalls,
): PlannedCall[] {
  const { account } = signer;
  const deployment = standard?.deployment;
  const assumes = deployment === undefined ? undefined : [{ address: registry, code: standard?.code }];
  const call = (does: string, what: RegistryCall): PlannedCall => ({
    does,
    prepare: (asking) =>
      prepare(asking, (client, own: SendParameters) => sendCall(client, own, what), { account }),
  });
  const calls: PlannedCall[] = [];
  if (deployment !== undefined) calls.push(call("deploy the registry", deployment));
  if (successor !== undefined)
    calls.push({ ...call("name your successor", nameSuccessorCall(registry, successor)), assumes });
  if (!isChosen)
    calls.push({
      does: "choose the registry",
      prepare: (asking) => prepare(asking, setRecovery, { escrow, account, registry }),
      assumes,
    });
  return calls;
}
