import { enforceDefault } from "../../../client/enforceDefault.ts";
import { prepare } from "../../../client/prepare.ts";
import { rule } from "../../../client/rule.ts";
import { defaultDivision } from "../../../order/calendar/defaultDivision.ts";
import { isGuardedAt } from "../../../order/recovery.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { account, paysBuyer, paysSeller, staysHeld } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext } from "./carried.ts";

export interface Division {
  readonly toBuyer: bigint;
  readonly toSeller: bigint;
}

/** The arbitrator divides the disputed money; what it leaves out is its fee. */
export function rulePlan(context: PlanContext, { toBuyer, toSeller }: Division): Plan {
  const { signer, view } = context;
  const { state, currency, terms } = view;
  const rest = state.held - toBuyer - toSeller;
  const fee =
    rest > 0n
      ? [
          `The escrow pays ${moneyText(rest, currency)} to the arbitrator ${account(terms.arbitrator, signer.address)} as its fee.`,
        ]
      : [];
  return {
    action: "order rule",
    title: `The arbitrator rules on order ${view.orderId}.`,
    will: [
      ...paysBuyer(view, toBuyer, signer.address),
      ...paysSeller(view, toSeller, signer.address),
      ...fee,
      ...staysHeld(view, 0n),
    ],
    follows: [],
    calls: [
      {
        does: "rule on the dispute",
        prepare: (client) => prepare(client, rule, { ...actionParameters(context), toBuyer, toSeller }),
      },
    ],
    done: "Ruled: the money is paid, and the order is settled.",
    facts: { ...orderFacts(context), ...divisionFacts(context, { toBuyer, toSeller }) },
  };
}

/** Nobody ruled in time: the terms say who gets what. */
export function defaultPlan(context: PlanContext): Plan {
  const { signer, view } = context;
  const { toBuyer, toSeller } = defaultDivision(view);
  return {
    action: "order default",
    title: `Nobody ruled on order ${view.orderId} in time: it ends as its terms say.`,
    will: [
      ...paysBuyer(view, toBuyer, signer.address),
      ...paysSeller(view, toSeller, signer.address),
      ...keptFor(context, { toBuyer, toSeller }),
      ...staysHeld(view, 0n),
    ],
    follows: [],
    calls: [
      {
        does: "end the dispute as the terms say",
        prepare: (client) => prepare(client, enforceDefault, actionParameters(context)),
      },
    ],
    done: "Done: the money is paid as the terms say, and the order is settled.",
    facts: { ...orderFacts(context), ...divisionFacts(context, { toBuyer, toSeller }) },
  };
}

/** Anybody can end a dispute so, but not have money sent to an account whose key may be lost. */
function keptFor({ view, signer }: PlanContext, { toBuyer, toSeller }: Division): string[] {
  const parts = { buyer: toBuyer, seller: toSeller };
  return (["buyer", "seller"] as const)
    .filter(
      (side) =>
        parts[side] > 0n &&
        !isSameHex(view[side], signer.address) &&
        isGuardedAt(view.recoveries[side], view.nowAt),
    )
    .map(
      (side) =>
        `The ${side} has a recovery registry. Sent by you, its part waits in the escrow until it, or its successor, has it paid out.`,
    );
}

export function divisionFacts({ view: { currency } }: PlanContext, { toBuyer, toSeller }: Division) {
  return { toBuyer: amountFact(toBuyer, currency), toSeller: amountFact(toSeller, currency) };
}
