import { type Cell, type Paint, renderTable } from "../../text/table.ts";
import { defineCommand } from "../command.ts";
import { type Credit, readCredits } from "../credit/readCredits.ts";
import { exitCodes } from "../exitCodes.ts";
import { networkOptions } from "../network/networkOptions.ts";
import { openNetwork } from "../network/openNetwork.ts";
import { accountOf, ofOption } from "../ofOption.ts";
import { amountFact } from "../order/amountFact.ts";
import { readOrdersOf } from "../order/ordersOf.ts";
import { type Position, positionsOf } from "../order/positionOf.ts";
import { jsonText } from "../text/jsonText.ts";
import { type Palette, paletteOf } from "../text/palette.ts";
import { moneyText } from "../text/words.ts";

/** Where an account's money is. */
export const positionCommand = defineCommand({
  command: "position",
  describe: "Where your money is: held, disputed, yours to take today, in 7 and in 30 days",
  examples: [["lading position --of 0x… --rpc URL", "per currency, as a seller and as a buyer"]],
  options: (program) => ofOption(networkOptions(program), "Whose"),
  run: async (args, terminal) => {
    const account = accountOf(args.of);
    const network = await openNetwork(args);
    const [views, credits] = await Promise.all([
      readOrdersOf(network, account),
      readCredits(network, account),
    ]);
    const positions = positionsOf(views, account);
    terminal.out(
      args.json
        ? jsonText(positionJson(positions, credits))
        : positionText(positions, credits, paletteOf(terminal.style)),
    );
    return exitCodes.ok;
  },
});

function positionText(positions: readonly Position[], credits: readonly Credit[], palette: Palette): string {
  if (positions.length === 0 && credits.length === 0) return "Nothing is held for this account.";
  const header = ["you are", "orders", "held", "of it disputed", "yours today", "in 7 days", "in 30 days"];
  const rows = positions.map(
    ({ side, currency, orders, held, disputed, today, in7Days, in30Days }): Cell[] => {
      const cell = (amount: bigint, paint: Paint): Cell => {
        const text = moneyText(amount, currency);
        return amount === 0n ? text : { text, paint };
      };
      return [
        side,
        `${orders}`,
        cell(held, palette.title),
        cell(disputed, palette.bad),
        ...[today, in7Days, in30Days].map((amount) => cell(amount, palette.good)),
      ];
    },
  );
  const waiting = credits.map(
    ({ currency, amount }) =>
      `Waits to be withdrawn: ${palette.good(moneyText(amount, currency))} (lading credit list)`,
  );
  return [
    ...(rows.length === 0 ? [] : renderTable(header, rows, { paintHeader: palette.quiet })),
    ...(waiting.length === 0 ? [] : ["", ...waiting]),
    ...(rows.length === 0
      ? []
      : [
          "",
          "A seller can claim after delivery and inspection; a buyer can take back what was not delivered in time.",
          "Each date counts what could be taken before it too, if nobody does anything until then; fees not deducted.",
        ]),
  ].join("\n");
}

function positionJson(positions: readonly Position[], credits: readonly Credit[]): object {
  return {
    positions: positions.map(({ side, token, currency, orders, ...amounts }) => ({
      side,
      token,
      orders,
      ...Object.fromEntries(
        (["held", "disputed", "today", "in7Days", "in30Days"] as const).map((name) => [
          name,
          amountFact(amounts[name], currency),
        ]),
      ),
    })),
    credits: credits.map(({ currency, amount }) => ({
      token: currency.token,
      ...amountFact(amount, currency),
    })),
  };
}
