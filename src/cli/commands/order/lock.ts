import { bytesSchema } from "../../../order/parse.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { type LockWay, lockPlan } from "../../order/plans/lockPlan.ts";
import { parsedOption } from "../../parsedOption.ts";
import { askQuotes } from "../../pay/askQuotes.ts";
import { payWithPlan } from "../../pay/payWithPlan.ts";
import { quoteOptions } from "../../pay/quoteOptions.ts";
import { refuseUnseenPrice } from "../../pay/unseenPrice.ts";
import { UsageError } from "../../usageError.ts";

/** The payer's money goes into escrow. */
export const lockCommand = defineCommand({
  command: "lock <order>",
  describe: "Pay an order's money into escrow",
  examples: [
    ["lading order lock order.json --rpc URL --account 0x…", "after a question that says what happens"],
    ["lading order lock order.json --rpc URL --account 0x… --dry-run", "only look"],
    [
      "lading order lock order.json --rpc URL --account 0x… --relay lock.json",
      "sign only: somebody else sends it and pays the gas",
    ],
    [
      "lading order lock order.json --pay-with EURC --quote maker.json --rpc URL --account 0x…",
      "in another currency, at a maker's price or in a Uniswap pool, where it costs least",
    ],
    [
      "lading order lock order.json --pay-with EURC --quote maker.json --rpc URL --account 0x… --relay lock.json",
      "the same, signed only: somebody else sends it and pays the gas",
    ],
  ],
  options: (program) =>
    quoteOptions(relayOptions(orderActOptions(program)))
      .option("gate-data", {
        type: "string",
        default: "0x",
        describe: "What the gate of the terms asks for, as hexadecimal bytes",
      })
      .option("allowance", {
        type: "boolean",
        default: false,
        describe:
          "Allow the escrow to take the money first, by a transaction of its own, even where the token takes signed payments",
      }),
  run: (args, terminal) => {
    const way: LockWay = {
      gateData: parsedOption("--gate-data", bytesSchema, args.gateData),
      byAllowance: args.allowance,
      isRelayed: args.relay !== undefined,
    };
    if (way.byAllowance && way.isRelayed)
      throw new UsageError(
        "--allowance, and --relay: a signature that is relayed needs no allowance. Say either.",
      );
    return actOnOrder(args, terminal, async (context) => {
      if (args.payWith === undefined) return lockPlan(context, way);
      const asked = await askQuotes(context.network, context.signer.address, context.view, args);
      refuseUnseenPrice(args, asked);
      return payWithPlan(context, asked, way);
    });
  },
});
