import type { Argv } from "yargs";

import { act } from "../act/act.ts";
import { type ActArguments, actOptions } from "../act/actOptions.ts";
import type { Plan } from "../act/plan.ts";
import type { GlobalArguments } from "../command.ts";
import type { ExitCode } from "../exitCodes.ts";
import type { Terminal } from "../terminal.ts";
import type { PlanContext } from "./plans/carried.ts";
import { readOrder } from "./readOrder.ts";

/** A command line about one order. */
export interface OrderArguments {
  readonly order: string;
}

export const orderPositional = {
  type: "string",
  demandOption: true,
  describe: "The order: its file, or its id (0x…), which is enough for the chain",
} as const;

/** Options of every verb that changes one order. */
export function orderActOptions<Before extends GlobalArguments>(program: Argv<Before>) {
  return actOptions(program.positional("order", orderPositional));
}

/** Does something to the order that a command line names. */
export function actOnOrder(
  args: ActArguments & OrderArguments,
  terminal: Terminal,
  planOf: (context: PlanContext) => Plan | Promise<Plan>,
): Promise<ExitCode> {
  return act(args, terminal, async (context) =>
    planOf({ ...context, view: await readOrder(context.network, args.order) }),
  );
}
