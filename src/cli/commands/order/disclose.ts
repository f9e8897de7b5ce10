import { type DetailField, detailFieldNames } from "../../../order/detailFields.ts";
import { discloseDetails } from "../../../order/details.ts";
import { LadingError } from "../../../order/errors.ts";
import { orderIdOf } from "../../../order/ids.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { disclosureFileOf } from "../../order/disclosureFile.ts";
import { readOrderFile } from "../../order/orderFiles.ts";
import { writeJsonFile } from "../../text/jsonFile.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";
import { UsageError } from "../../usageError.ts";

/** Some private details of an order, for somebody who may know them. */
export const discloseCommand = defineCommand({
  command: "disclose <file>",
  describe: "Show some private details of an order to somebody, in a file that proves them",
  examples: [
    [
      "lading order disclose order.json --fields goods,hsCode,origin --out for-customs.json",
      "these fields, and nothing else of the order",
    ],
  ],
  options: (program) =>
    program
      .positional("file", {
        type: "string",
        demandOption: true,
        describe: "Your order file, with its details",
      })
      .option("fields", {
        type: "string",
        demandOption: true,
        describe: `Which, separated by commas: ${detailFieldNames.join(", ")}`,
      })
      .option("out", { type: "string", demandOption: true, describe: "The file to write" }),
  run: async (args, terminal) => {
    const fields = fieldsOf(args.fields);
    const { chainId, escrow, order, private: secret } = await readOrderFile(args.file);
    if (secret === undefined)
      throw new LadingError(`${args.file} has no private details to disclose.`, {
        metaMessages: ["Only the parties' own files have them."],
      });
    const { detailsHash } = order;
    const disclosure = discloseDetails({ commitment: { detailsHash, ...secret }, fields });
    const orderId = orderIdOf({ escrow, chainId }, order);
    const silent = fields.filter((field) => secret.details[field] === undefined);
    const told = fields.filter((field) => !silent.includes(field));
    await writeJsonFile(args.out, disclosureFileOf({ chainId, escrow, orderId, disclosure }));
    terminal.out(
      args.json
        ? jsonText({ orderId, fields, file: args.out })
        : [
            paletteOf(terminal.style).title(
              `${args.out} shows ${told.join(", ") || "no detail"} of order ${orderId}, and nothing else.`,
            ),
            ...(silent.length === 0
              ? []
              : [`It proves that the order says nothing about: ${silent.join(", ")}.`]),
            `Whoever gets it checks it with: lading order verify ${args.out} --rpc URL`,
          ].join("\n"),
    );
    return exitCodes.ok;
  },
});

function fieldsOf(list: string): DetailField[] {
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names.filter((name) => !(detailFieldNames as readonly string[]).includes(name));
  if (unknown.length > 0 || names.length === 0)
    throw new UsageError(`--fields ${list}: ${unknown.join(", ") || "nothing"} is no field of the details.`, [
      `Fields: ${detailFieldNames.join(", ")}`,
    ]);
  return [...new Set(names)] as DetailField[];
}
