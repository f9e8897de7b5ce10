import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { deliveredOrders } from "./deeds.ts";
import { gasOf, type Stage } from "./stage.ts";

/**
 * The least gas limit at which a plain release passes, and what it uses: only a push that failed asks whether it had its
 * reserve, so a limit need not hold it ready.
 */
export async function measureReleaseLimit(stage: Stage): Promise<{ limit: number; used: number }> {
  const [order] = (await deliveredOrders(stage, "erc20", 1)) as [OrderStruct];
  const escrow = stage.escrow.connect(stage.buyer);
  const limit = Number(await escrow.release.estimateGas(order, order.amount, 0, "0x"));
  const used = await gasOf(escrow.release(order, order.amount, 0, "0x", { gasLimit: limit }));
  return { limit, used };
}
