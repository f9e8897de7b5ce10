import { defineGroup } from "../../command.ts";
import { keyAddressCommand } from "./address.ts";
import { keyListCommand } from "./list.ts";
import { keyNewCommand } from "./new.ts";

/** Keys in encrypted files. */
export const keyCommand = defineGroup("key", "Make keys in encrypted files, and list them", [
  keyNewCommand,
  keyListCommand,
  keyAddressCommand,
]);
