import { actOptions } from "../act/actOptions.ts";
import { defineCommand } from "../command.ts";
import { importOptions } from "../import/importOptions.ts";
import { runImport } from "../import/runImport.ts";

/** All orders of a file are locked. */
export const importCommand = defineCommand({
  command: "import <file>",
  describe: "Lock all orders of a CSV file in batches; a second import locks nothing twice",
  examples: [
    ["lading import orders.csv --terms 0x… --rpc URL --account 0x…", "after one question for the whole file"],
    ["lading import orders.csv --terms 0x… --rpc URL --account 0x… --dry-run", "only look"],
    [
      "lading import orders.csv --parties sellers.json --out orders --rpc URL --account 0x…",
      "with names for sellers; order files go into a folder",
    ],
  ],
  options: (program) => importOptions(actOptions(program)),
  run: (args, terminal) => runImport(args, terminal),
});
