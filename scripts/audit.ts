import { auditNode } from "../src/demo/standing/auditNode.ts";
import { openStanding } from "../src/demo/standing/node.ts";

if (!(await auditNode(await openStanding()))) process.exitCode = 1;
