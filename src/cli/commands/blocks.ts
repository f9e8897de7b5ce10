import { writeFolder } from "../../audit/index.ts";
import { reasonOf } from "../../rpc/fault.ts";
import { patientRpc } from "../../rpc/patientRpc.ts";
import { readFinalizedBlock } from "../../rpc/readHeaders.ts";
import { blockAt } from "../audit/blockAt.ts";
import { openSource } from "../audit/openSource.ts";
import { defineCommand } from "../command.ts";
import { exitCodes } from "../exitCodes.ts";
import { jsonText } from "../text/jsonText.ts";

/** Exports blocks with their receipts, for an audit without a node. */
export const blocksCommand = defineCommand({
  command: "blocks",
  describe: "Export blocks to a folder that audit --blocks reads",
  examples: [
    ["lading blocks --rpc URL --out export", "all blocks up to the last finalized one"],
    ["lading blocks --rpc URL --from 2026-01-01 --to 2026-01-31 --out january", "those of a month"],
  ],
  options: (program) =>
    program
      .option("rpc", { type: "string", demandOption: true, describe: "JSON-RPC endpoint of any node" })
      .option("out", { type: "string", demandOption: true, describe: "The folder; made if it is missing" })
      .option("from", { type: "string", describe: "First block, or date; default: the chain's first" })
      .option("to", { type: "string", describe: "Last block, or date; default: the newest finalized one" }),
  run: async (args, terminal) => {
    const rpc = patientRpc(await openSource({ rpc: args.rpc }));
    const known = { first: 0, last: await readFinalizedBlock(rpc) };
    const fromBlock = args.from === undefined ? 0 : await blockAt(rpc, args.from, "from", known);
    const toBlock = args.to === undefined ? known.last : await blockAt(rpc, args.to, "to", known);
    try {
      await writeFolder(rpc, args.out, { fromBlock, toBlock });
    } catch (error) {
      terminal.err(reasonOf(error));
      return exitCodes.unreachable;
    }
    terminal.out(
      args.json
        ? jsonText({ fromBlock, toBlock, folder: args.out })
        : `Blocks ${fromBlock} to ${toBlock} are in ${args.out}. Audit them with: lading audit --blocks ${args.out} --trust HASH`,
    );
    return exitCodes.ok;
  },
});
