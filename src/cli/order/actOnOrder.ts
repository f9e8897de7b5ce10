import type { Argv } from "yargs";

import { EscrowRevertError } from "../../client/decodeEscrowError.ts";
import type { Currency } from "../../order/currencies/currency.ts";
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

/**
 * Does something to the order that a command line names.
 *
 * @throws EscrowRevertError with its amounts in the order's currency.
 */
export async function actOnOrder(
  args: ActArguments & OrderArguments,
  terminal: Terminal,
  planOf: (context: PlanContext) => Plan | Promise<Plan>,
): Promise<ExitCode> {
  let currency: Currency | undefined;
  try {
    return await act(args, terminal, async (context) => {
      const view = await readOrder(context.network, args.order);
      currency = view.currency;
      return planOf({ ...context, view });
    });
  } catch (error) {
    if (!(error instanceof EscrowRevertError) || currency === undefined) throw error;
    throw new EscrowRevertError(error.errorName, error.args, error, currency);
  }
}
