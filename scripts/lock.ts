import { lockOrders } from "../src/demo/standing/lockOrders.ts";
import { openStanding } from "../src/demo/standing/node.ts";

await lockOrders(await openStanding());
