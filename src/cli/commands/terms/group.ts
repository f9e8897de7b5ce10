import { defineGroup } from "../../command.ts";
import { termsCheckCommand } from "./check.ts";
import { termsPublishCommand } from "./publish.ts";
import { termsShowCommand } from "./show.ts";

/** The rules that orders refer to. */
export const termsCommands = defineGroup("terms", "The standing rules that orders refer to", [
  termsPublishCommand,
  termsShowCommand,
  termsCheckCommand,
]);
