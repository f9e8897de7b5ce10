import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import { keccak256 } from "viem";

import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { evidencePlan } from "../../order/plans/evidencePlan.ts";
import { UsageError } from "../../usageError.ts";

/** A party or the arbitrator puts evidence on record. */
export const evidenceCommand = defineCommand({
  command: "evidence <order>",
  describe: "Put evidence on record, for the arbitrator and for everybody",
  examples: [
    ["lading order evidence order.json --uri ipfs://… --rpc URL --account 0x…", "where it can be read"],
    ["lading order evidence order.json --file report.pdf --rpc URL --account 0x…", "its hash only"],
  ],
  options: (program) =>
    orderActOptions(program)
      .option("uri", {
        type: "string",
        describe: "Where the evidence can be read (ERC-1497), or a short text",
      })
      .option("file", {
        type: "string",
        describe: "The evidence itself: only its name and its keccak256 hash go on the chain",
      }),
  run: async (args, terminal) => {
    const evidence = await evidenceText(args.uri, args.file);
    return actOnOrder(args, terminal, (context) => evidencePlan(context, evidence));
  },
});

async function evidenceText(uri: string | undefined, file: string | undefined): Promise<string> {
  const hashed = file === undefined ? [] : [`${basename(file)} keccak256:${keccak256(await readFile(file))}`];
  const parts = [...(uri === undefined ? [] : [uri]), ...hashed];
  if (parts.length === 0) throw new UsageError("Name the evidence: --uri URI, --file FILE or both.");
  return parts.join(" ");
}
