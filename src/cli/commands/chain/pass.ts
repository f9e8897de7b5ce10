import { DEVELOPMENT_CHAIN_ID } from "../../../deploy/deployClient.ts";
import { utcTime } from "../../../order/utcTime.ts";
import { timeText } from "../../../text/timeText.ts";
import { ChainNotLocalError } from "../../chain/errors.ts";
import { localClient } from "../../chain/startEngine.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { nodeUrl } from "../../network/nodeUrl.ts";
import { jsonText } from "../../text/jsonText.ts";
import { parseLength } from "../../text/parseTime.ts";

/** Lets time pass on a local chain, for trying out what happens after a date. */
export const chainPassCommand = defineCommand({
  command: "pass <duration..>",
  describe: "Move the clock of a local chain forward",
  examples: [
    ["lading chain pass 3d", "three days on the chain of lading chain"],
    ["lading chain pass 1d12h --rpc http://127.0.0.1:8546", "a day and a half on another port's"],
  ],
  options: (program) =>
    program
      .positional("duration", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "Such as 90s, 15m, 12h, 3d, 3 days, 2w or 1d12h",
      })
      .option("rpc", {
        type: "string",
        default: "http://127.0.0.1:8545",
        describe: "Where the chain answers",
      }),
  run: async ({ duration, rpc, json }, terminal) => {
    const seconds = parseLength(duration.join(" "));
    const client = localClient(nodeUrl(rpc));
    const chainId = await client.getChainId().catch(() => {
      throw new ChainNotLocalError(rpc, "it does not answer");
    });
    if (chainId !== DEVELOPMENT_CHAIN_ID) throw new ChainNotLocalError(rpc, `it is chain ${chainId}`);
    await client.increaseTime({ seconds });
    await client.mine({ blocks: 1 });
    const { number, timestamp } = await client.getBlock();
    const at = Number(timestamp);
    terminal.out(
      json
        ? jsonText({ seconds, block: Number(number), timestamp: at, time: utcTime(at) })
        : `It is now ${timeText(at)} on the chain, block ${number}.`,
    );
    return exitCodes.ok;
  },
});
