import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBInstance,
  decimalValue,
  timestampValue,
} from "@duckdb/node-api";

import type { Entry } from "../audit/fold/entry.ts";
import { fillWhole } from "./atomic.ts";
import type { CurrencyBook } from "./currencyBook.ts";
import { type Journal, journalRow } from "./journal.ts";
import type { WriteParameters } from "./writeCsv.ts";

/** DECIMAL(38,0) holds what is below; an order has 96 bits at most, a donation may have 256. */
const decimalEnd = 10n ** 38n;

/** Rows between two flushes of the appender, so that it never holds more. */
const flushRows = 20_000;

const table = `CREATE TABLE journal (
  sequence BIGINT NOT NULL, block BIGINT NOT NULL, transaction INTEGER NOT NULL, time TIMESTAMP NOT NULL,
  cause VARCHAR NOT NULL, order_id VARCHAR, token VARCHAR NOT NULL, currency VARCHAR NOT NULL,
  amount VARCHAR NOT NULL, units DECIMAL(38,0), units_text VARCHAR NOT NULL,
  from_account VARCHAR NOT NULL, from_party VARCHAR, to_account VARCHAR NOT NULL, to_party VARCHAR,
  month VARCHAR NOT NULL)`;

/** Where the folder goes, and what DuckDB may take of memory. */
export interface WriteParquetParameters extends WriteParameters {
  /** DuckDB's own limit, as in "512MB"; beyond, it works on the disk. */
  readonly memoryLimit?: string | undefined;
}

/**
 * Writes the journal as a folder of Parquet files, one folder for each month (`month=2026-01`). Sums stay exact: `units` is
 * DECIMAL(38,0), and null for the rare amount beyond it, which `units_text` has.
 */
export async function writeParquet(journal: Journal, parameters: WriteParquetParameters): Promise<void> {
  const { path, memoryLimit = "512MB" } = parameters;
  await mkdir(dirname(path), { recursive: true });
  // Beside the target: a journal may be larger than the disk of temporary files.
  const work = await mkdtemp(`${path}.work-`);
  try {
    await fillWhole(path, async (partial) => {
      const database = await DuckDBInstance.create(join(work, "journal.duckdb"), {
        memory_limit: memoryLimit,
        temp_directory: join(work, "spill"),
        // One thread keeps the journal's order within each file.
        threads: "1",
      });
      try {
        await copyJournal(await database.connect(), journal, { ...parameters, path: partial });
      } finally {
        database.closeSync();
      }
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function copyJournal(
  connection: DuckDBConnection,
  journal: Journal,
  { path, currencies }: WriteParameters,
): Promise<void> {
  try {
    await connection.run(table);
    const appender = await connection.createAppender("journal");
    let rows = 0;
    for await (const entry of journal) {
      rows += 1;
      appendEntry(appender, entry, rows, currencies);
      if (rows % flushRows === 0) appender.flushSync();
    }
    appender.closeSync();
    await connection.run(
      `COPY journal TO '${path.replaceAll("'", "''")}'
       (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), FILENAME_PATTERN 'journal-{i}', OVERWRITE_OR_IGNORE)`,
    );
  } finally {
    connection.closeSync();
  }
}

function appendEntry(
  appender: DuckDBAppender,
  entry: Entry,
  sequence: number,
  currencies: CurrencyBook,
): void {
  const row = journalRow(entry, sequence, currencies);
  const text = (value: string) => (value === "" ? appender.appendNull() : appender.appendVarchar(value));
  appender.appendBigInt(BigInt(sequence));
  appender.appendBigInt(BigInt(row.block));
  appender.appendInteger(row.transaction);
  appender.appendTimestamp(timestampValue(BigInt(entry.place.time) * 1_000_000n));
  text(row.cause);
  text(row.orderId);
  text(row.token);
  text(row.currency);
  text(row.amount);
  if (entry.amount < decimalEnd) appender.appendDecimal(decimalValue(entry.amount, 38, 0));
  else appender.appendNull();
  text(row.units);
  text(row.fromAccount);
  text(row.fromParty);
  text(row.toAccount);
  text(row.toParty);
  text(row.time.slice(0, 7));
  appender.endRow();
}
