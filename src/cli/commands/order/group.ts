import { defineGroup } from "../../command.ts";
import { claimCommand } from "./claim.ts";
import { defaultCommand } from "./default.ts";
import { deliverCommand } from "./deliver.ts";
import { discloseCommand } from "./disclose.ts";
import { disputeCommand } from "./dispute.ts";
import { draftCommand } from "./draft.ts";
import { evidenceCommand } from "./evidence.ts";
import { listCommand } from "./list.ts";
import { lockCommand } from "./lock.ts";
import { reassignCommand } from "./reassign.ts";
import { reclaimCommand } from "./reclaim.ts";
import { refundCommand } from "./refund.ts";
import { releaseCommand } from "./release.ts";
import { ruleCommand } from "./rule.ts";
import { settleCommand } from "./settle.ts";
import { showCommand } from "./show.ts";
import { verifyCommand } from "./verify.ts";
import { watchCommand } from "./watch.ts";

/** All verbs about orders. */
export const orderCommands = defineGroup(
  "order",
  "Lock, deliver, claim, dispute …: everything about an order",
  [
    draftCommand,
    showCommand,
    listCommand,
    watchCommand,
    lockCommand,
    deliverCommand,
    releaseCommand,
    claimCommand,
    refundCommand,
    reclaimCommand,
    disputeCommand,
    evidenceCommand,
    ruleCommand,
    defaultCommand,
    settleCommand,
    reassignCommand,
    discloseCommand,
    verifyCommand,
  ],
);
