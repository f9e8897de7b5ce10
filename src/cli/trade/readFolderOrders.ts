import { LadingError } from "../../order/errors.ts";
import { reasonOf } from "../../rpc/fault.ts";
import type { Network } from "../network/openNetwork.ts";
import { readOrderFile } from "../order/orderFiles.ts";
import { statusWord } from "../order/orderText.ts";
import type { OrderView } from "../order/orderView.ts";
import { viewOf } from "../order/readOrder.ts";

/** An order of a folder, and how it stands. */
export interface FolderOrder {
  readonly path: string;
  readonly tradeId: string | undefined;
  readonly status: string;
  readonly view: OrderView;
}

/** A file that is no order of this chain. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** Reads order files; what is none of this chain and escrow is left out, and said so. */
export async function readFolderOrders(
  network: Network,
  paths: readonly string[],
): Promise<{ orders: FolderOrder[]; skipped: Skipped[] }> {
  const orders: FolderOrder[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    try {
      const file = await readOrderFile(path, network);
      const view = await viewOf(network, file.order);
      orders.push({ path, tradeId: file.private?.details.tradeId, status: statusWord(view), view });
    } catch (error) {
      if (!(error instanceof LadingError)) throw error;
      skipped.push({ path, why: reasonOf(error) });
    }
  }
  return { orders, skipped };
}
