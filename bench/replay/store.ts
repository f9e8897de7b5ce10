import {
  type DuckDBAppender,
  DuckDBDataChunk,
  DuckDBInstance,
  HUGEINT,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from "@duckdb/node-api";

import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";

/** One event as every contender stores it. */
export interface Row {
  readonly block: number;
  readonly name: string;
  /** The order, or whose tokens moved. */
  readonly key: string;
  readonly amount: bigint;
}

export interface Store {
  add(row: Row): void;
  /** Writes what is left. */
  finish(): void;
  /** Says what is there, so that contenders can be compared. */
  close(): Promise<{ rows: number; digest: string }>;
}

const chunkRows = 2_048;
const types = [INTEGER, UTINYINT, VARCHAR, HUGEINT] as const;

// Names are stored as their places in this list: as text they would be a tenth of the quickest contender's time, and of
// nobody's business here.
const names = eventsAbi
  .flatMap((item) => (item.type === "event" ? [item.name as string] : []))
  .concat("Transfer");
const placeOf = new Map(names.map((name, place) => [name, place]));

/** The same table for all contenders, in DuckDB. */
export async function openStore(): Promise<Store> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("create table events (block integer, name utinyint, key varchar, amount hugeint)");
  const appender: DuckDBAppender = await connection.createAppender("events");
  let columns: [number[], number[], string[], bigint[]] = [[], [], [], []];

  function flush(): void {
    if (columns[0].length === 0) return;
    const chunk = DuckDBDataChunk.create(types, columns[0].length);
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    columns = [[], [], [], []];
  }

  return {
    add({ block, name, key, amount }) {
      columns[0].push(block);
      const place = placeOf.get(name);
      if (place === undefined) throw new Error(`There is no event ${name}`);
      columns[1].push(place);
      columns[2].push(key);
      columns[3].push(amount);
      if (columns[0].length === chunkRows) flush();
    },
    finish() {
      flush();
      appender.closeSync();
    },
    async close() {
      const reader = await connection.runAndReadAll(
        "select count(*)::integer, coalesce(bit_xor(hash(block, name, lower(key), amount)), 0)::varchar from events",
      );
      const [row] = reader.getRows();
      connection.closeSync();
      instance.closeSync();
      return { rows: Number(row?.[0]), digest: String(row?.[1]) };
    },
  };
}

/** The row of a decoded event, from whatever decoder. */
export function rowOf(block: number, name: string, args: Readonly<Record<string, unknown>>): Row {
  const key = args.orderId ?? args.from ?? args.termsId;
  const amount = args.amount ?? args.toSeller ?? args.value ?? 0n;
  return { block, name, key: String(key), amount: BigInt(amount as bigint) };
}
