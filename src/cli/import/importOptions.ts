import type { Argv } from "yargs";

const group = "Import:";

export interface ImportArguments {
  readonly file: string;
  readonly terms?: string | undefined;
  readonly parties?: string | undefined;
  readonly currencies?: string | undefined;
  readonly out?: string | undefined;
  readonly batch: number;
}

export function importOptions<Before>(program: Argv<Before>) {
  return program
    .positional("file", { type: "string", demandOption: true, describe: "The orders, as CSV" })
    .option("terms", { type: "string", group, describe: "The id of the terms of lines that name none" })
    .option("parties", {
      type: "string",
      group,
      describe: "JSON file with addresses by the names that the file uses",
    })
    .option("currencies", {
      type: "string",
      group,
      describe: "JSON file with token addresses by the codes that the file uses",
    })
    .option("out", {
      type: "string",
      group,
      describe: "Folder for the order files; default: named after the file",
    })
    .option("batch", { type: "number", default: 50, group, describe: "Orders locked by one transaction" });
}
