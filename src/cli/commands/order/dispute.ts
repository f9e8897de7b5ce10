import { disputeAll } from "../../../order/disputeReason.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { evidenceHashOf, evidenceOptions } from "../../order/evidence.ts";
import { disputePlan } from "../../order/plans/disputePlan.ts";
import { type DisputeReasonOption, disputeReasons } from "../../order/reasonWords.ts";

/** A side says that something is wrong. */
export const disputeCommand = defineCommand({
  command: "dispute <order>",
  describe: "Say what is wrong, and have the arbitrator decide",
  examples: [
    [
      "lading order dispute order.json --reason damaged --evidence photo.jpg --rpc URL --account 0x…",
      "all that is held",
    ],
    [
      "lading order dispute order.json --reason quantity-short --amount 200 --evidence list.pdf --rpc URL --account 0x…",
      "a part: the rest goes to the seller now",
    ],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program))
      .option("reason", {
        type: "string",
        demandOption: true,
        choices: Object.keys(disputeReasons),
        describe: "What is wrong",
      })
      .option("amount", {
        type: "string",
        describe: "How much is disputed, as a decimal number; default: all that is held",
      })
      .option("evidence", evidenceOptions.evidence)
      .option("evidence-hash", evidenceOptions["evidence-hash"]),
  run: async (args, terminal) => {
    const [reason] = disputeReasons[args.reason as DisputeReasonOption];
    const evidenceHash = await evidenceHashOf(args);
    return actOnOrder(args, terminal, (context) => {
      const { currency } = context.view;
      const amount = args.amount === undefined ? disputeAll : parseAmount("--amount", args.amount, currency);
      return disputePlan(context, { amount, reason, evidenceHash });
    });
  },
});
