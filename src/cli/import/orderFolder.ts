import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { formatOrderFile } from "../../order/orderFile.ts";
import { inBatches } from "../../rpc/rpc.ts";
import type { Network } from "../network/openNetwork.ts";
import { readOrderFile } from "../order/orderFiles.ts";
import { writeJsonFile } from "../text/jsonFile.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import type { ImportProblem } from "./importProblem.ts";
import { isThere, readStatuses } from "./readChain.ts";

const idDigits = 8;

/** A reference as a file's name: what file systems treat specially is written as its code. */
const safeName = (reference: string): string =>
  reference.replace(/[^\p{L}\p{N}._-]|^\./gu, (character) => `%${character.codePointAt(0)?.toString(16)}`);

/** Two references, or two orders with the same one, never have the same file. */
export function orderPath(folder: string, { row, orderId }: ImportedOrder): string {
  return join(folder, `${safeName(row.reference)}-${orderId.slice(2, 2 + idDigits)}.json`);
}

/** Writes the file of every order: what is in them is nowhere else. */
export async function writeOrderFiles(folder: string, orders: readonly ImportedOrder[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await inBatches(orders, (order) =>
    writeJsonFile(orderPath(folder, order), formatOrderFile(order.file), { isPrivate: true }),
  );
}

/**
 * Rows that were locked as other orders before: somebody changed them since, and both would be paid. Known only from order
 * files of an earlier import into the same folder.
 */
export async function changedRows(
  network: Network,
  folder: string,
  orders: readonly ImportedOrder[],
): Promise<ImportProblem[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const earlier = new Map<string, string[]>();
  for (const name of names) {
    const reference = /^(.*)-[0-9a-f]{8}\.json$/.exec(name)?.[1];
    if (reference !== undefined)
      earlier.set(reference, [...(earlier.get(reference) ?? []), join(folder, name)]);
  }
  const others = orders.flatMap((order) =>
    (earlier.get(safeName(order.row.reference)) ?? [])
      .filter((path) => path !== orderPath(folder, order))
      .map((path) => ({ order, path })),
  );
  const ids = await inBatches(others, async ({ path }) =>
    formatOrderFile(await readOrderFile(path, network)),
  );
  const statuses = await readStatuses(
    network,
    ids.map(({ orderId }) => orderId as `0x${string}`),
  );
  return others.flatMap(({ order, path }, index): ImportProblem[] =>
    isThere(statuses[index])
      ? [
          {
            line: order.row.line,
            column: "reference",
            reason: `was locked before with other fields (${path}); restore the line, or give what is new a reference of its own`,
          },
        ]
      : [],
  );
}
