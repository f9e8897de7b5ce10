import { defineGroup } from "../../command.ts";
import { approvePermit2Command } from "./permit2.ts";

/** What others may take from an account. Named as ERC-20 and wallets name it. */
export const approveCommands = defineGroup("approve", "Let a contract move a currency of yours", [
  approvePermit2Command,
]);
