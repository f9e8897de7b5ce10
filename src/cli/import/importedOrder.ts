import type { Hex } from "viem";

import type { Order } from "../../order/order.ts";
import type { OrderFile } from "../../order/orderFile.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import type { ImportRow } from "./importRow.ts";

/** An order of a file, ready to be locked. */
export interface ImportedOrder {
  readonly row: ImportRow;
  readonly orderId: Hex;
  readonly order: Order;
  readonly currency: TokenCurrency;
  readonly file: OrderFile;
}
