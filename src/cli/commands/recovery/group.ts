import { defineGroup } from "../../command.ts";
import { recoveryCancelCommand } from "./cancel.ts";
import { recoverySetCommand } from "./set.ts";
import { recoveryShowCommand } from "./show.ts";

/** Who follows an account whose key is lost. */
export const recoveryCommands = defineGroup("recovery", "Who may take over if you lose your key", [
  recoverySetCommand,
  recoveryShowCommand,
  recoveryCancelCommand,
]);
