import type { Address, Hex } from "viem";

import { type Step, stepsOf } from "../../order/calendar.ts";
import type { Currency } from "../../order/currencies/currency.ts";
import type { Order } from "../../order/order.ts";
import type { OrderState } from "../../order/orderState.ts";
import type { Recovery } from "../../order/recovery.ts";
import type { StoredTerms } from "../../order/terms.ts";

/** What a list needs to know of an order: what it says, and how it stands on the chain. */
export interface OrderView {
  readonly orderId: Hex;
  readonly order: Order;
  readonly terms: StoredTerms;
  readonly state: OrderState;
  /** Who holds the sides now. */
  readonly buyer: Address;
  readonly seller: Address;
  readonly currency: Currency;
  /** The chain's time, unix seconds. */
  readonly nowAt: number;
}

/** What a command that shows or changes one order knows beside. */
export interface SingleOrderView extends OrderView {
  /** Who may follow the holders, while the order holds money. */
  readonly recoveries: { readonly buyer: Recovery; readonly seller: Recovery };
}

/** The calendar of an order as it stands, or of the step that is to come. */
export function stepsOfView(
  { order, terms, state, recoveries }: SingleOrderView,
  step: Pick<OrderState, "status" | "until"> = state,
): Step[] {
  return stepsOf({ order, terms, state: step, sellerRecovery: recoveries.seller });
}
