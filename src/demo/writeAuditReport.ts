import { join } from "node:path";
import { exportNames, writeReport } from "../books/index.ts";
import { bookNames } from "./report/bookNames.ts";
import type { Lived } from "./run.ts";

/** Writes the audit's report for people. Returns its path. */
export async function writeAuditReport(lived: Lived, folder: string): Promise<string> {
  const { archive, books, verdict, endTime, world } = lived;
  const path = join(folder, exportNames.html);
  const orders = archive.orders(books);
  const { escrow } = books;
  await writeReport(archive.journal, { ...bookNames(world), path, verdict, orders, escrow, endTime });
  return path;
}
