import { deliverOrders } from "../src/demo/standing/deliverOrders.ts";
import { openStanding } from "../src/demo/standing/node.ts";

await deliverOrders(await openStanding());
