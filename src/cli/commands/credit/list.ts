import { defineCommand } from "../../command.ts";
import { readCredits } from "../../credit/readCredits.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { accountOf, ofOption } from "../../ofOption.ts";
import { amountFact } from "../../order/amountFact.ts";
import { readRecovery } from "../../recovery/readRecovery.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";
import { moneyText } from "../../text/words.ts";

/** Payouts that wait for their owner. */
export const creditListCommand = defineCommand({
  command: "list",
  describe: "Payouts that could not be made and wait for their owner",
  examples: [["lading credit list --of 0x… --rpc URL", "those of an account"]],
  options: (program) => ofOption(networkOptions(program), "Whose credits"),
  run: async (args, terminal) => {
    const owner = accountOf(args.of);
    const network = await openNetwork(args);
    const credits = await readCredits(network, owner);
    const { registry } = await readRecovery(network, owner);
    const whose = registry === undefined ? ` --of ${owner}` : "";
    const by = registry === undefined ? "" : " by that account itself, because it has a recovery registry";
    const palette = paletteOf(terminal.style);
    if (args.json)
      terminal.out(
        jsonText(
          credits.map(({ currency, amount }) => ({
            token: currency.token,
            ...amountFact(amount, currency),
          })),
        ),
      );
    else if (credits.length === 0) terminal.out("Nothing waits for this account.");
    else
      terminal.out(
        credits
          .map(
            ({ currency, amount }) =>
              `${palette.good(moneyText(amount, currency))} for ${owner}. To have it paid out${by}:\n  lading credit withdraw${whose} --token ${currency.token}`,
          )
          .join("\n"),
      );
    return exitCodes.ok;
  },
});
