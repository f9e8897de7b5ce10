import { orderFileJsonSchema } from "../../order/orderFile.ts";
import { defineCommand, defineGroup } from "../command.ts";
import { exitCodes } from "../exitCodes.ts";
import { jsonText } from "../text/jsonText.ts";

const orderSchemaCommand = defineCommand({
  command: "order",
  describe: "JSON Schema of an order file",
  examples: [["lading schema order > order.schema.json", "for editors and other programs"]],
  options: (program) => program,
  run: async (_, terminal) => {
    terminal.out(jsonText(orderFileJsonSchema()));
    return exitCodes.ok;
  },
});

/** Schemas of the program's files. */
export const schemaCommands = defineGroup("schema", "JSON Schemas of files", [orderSchemaCommand]);
