import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { createInterface } from "node:readline";

import { decodePlain, encodePlain } from "../checkpoint/encodePlain.ts";

/** Text is gathered to pieces of this size: a write for every record would cost more than the record. */
const pieceLength = 1 << 20;

/** Records of an audit on disk, each with the block that it is of, in the chain's order. */
export interface RecordFile<Value> extends AsyncIterable<Value> {
  readonly add: (block: number, value: Value) => void;
  /** When it returns, all that was added survives a stop of the machine. */
  readonly keep: () => void;
  /** Forgets records of this block and later ones: they will be added again. */
  readonly forgetFrom: (block: number) => Promise<void>;
  readonly close: () => void;
}

/**
 * A file with one record a line, as a pair of block and value, which JSON and `encodePlain` keep without loss.
 *
 * @param path A file that may exist; `forgetFrom(0)` empties it.
 */
export function recordFile<Value>(path: string): RecordFile<Value> {
  const file = openSync(path, "a");
  let piece = "";

  function flush(): void {
    if (piece === "") return;
    writeSync(file, piece);
    piece = "";
  }

  async function* records(): AsyncGenerator<Value> {
    flush();
    for await (const line of linesOf(path))
      yield decodePlain((JSON.parse(line) as [number, unknown])[1]) as Value;
  }

  return {
    add(block, value) {
      piece += `[${block},${JSON.stringify(encodePlain(value))}]\n`;
      if (piece.length >= pieceLength) flush();
    },
    keep() {
      flush();
      fsyncSync(file);
    },
    async forgetFrom(block) {
      piece = "";
      truncateSync(path, await lengthBefore(path, block));
    },
    close() {
      flush();
      closeSync(file);
    },
    [Symbol.asyncIterator]: records,
  };
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Bytes of the records before a block. A line that a stop cut off is none. */
async function lengthBefore(path: string, block: number): Promise<number> {
  if (block === 0 || !existsSync(path)) return 0;
  const { size } = statSync(path);
  let length = 0;
  for await (const line of linesOf(path)) {
    const at = /^\[(\d+),.*\]$/.exec(line)?.[1];
    const end = length + Buffer.byteLength(line) + 1;
    // The last line may lack nothing but its end.
    if (at === undefined || Number(at) >= block || end > size) break;
    length = end;
  }
  return length;
}
