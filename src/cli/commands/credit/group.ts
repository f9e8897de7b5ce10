import { defineGroup } from "../../command.ts";
import { creditListCommand } from "./list.ts";
import { creditWithdrawCommand } from "./withdraw.ts";

/** Payouts that wait for their owner. */
export const creditCommands = defineGroup("credit", "Payouts that could not be made and wait for you", [
  creditListCommand,
  creditWithdrawCommand,
]);
