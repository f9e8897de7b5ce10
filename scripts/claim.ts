import { claimOrders } from "../src/demo/standing/claimOrders.ts";
import { openStanding } from "../src/demo/standing/node.ts";

await claimOrders(await openStanding());
