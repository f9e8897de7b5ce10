import type { ChainLog, ChainReceipt } from "../../rpc/chain.ts";
import type { ByteWriter } from "./byteWriter.ts";
import { byteCount, headerSize, hexSize, quantityHex, writeHeader, writeHex } from "./rlp.ts";

/** Legacy, access list, dynamic fee, blob and set-code transactions; all have the same receipt. */
const newestType = 4;
/** A deposit of the OP stack. */
const depositType = 0x7e;

const bloomBytes = 256;
const emptyBloom = `0x${"00".repeat(bloomBytes)}`;
const bloomSize = headerSize(bloomBytes) + bloomBytes;

/** A chain with receipts of its own kind cannot be proven by rules that do not know it. */
export class ReceiptTypeUnknownError extends Error {
  override readonly name = "ReceiptTypeUnknownError";

  constructor(type: string) {
    super(`receipt type ${type}, known are 0x0 to 0x4 and 0x7e`);
  }
}

/** How large a receipt is in its trie, and how to write it there. */
export interface EncodedReceipt {
  readonly size: number;
  write(writer: ByteWriter): void;
}

/**
 * The consensus encoding of a receipt.
 *
 * @throws ReceiptTypeUnknownError when no rule here covers its type.
 */
export function encodeReceipt(receipt: ChainReceipt): EncodedReceipt {
  const type = typeOf(receipt);
  // Before Byzantium a state root stood where the status is now.
  const outcome = receipt.status === undefined ? (receipt.root ?? "0x") : quantityHex(receipt.status);
  const gas = quantityHex(receipt.cumulativeGasUsed);
  const extra = depositFields(receipt, type);

  let logsPayload = 0;
  const logPayloads = receipt.logs.map((log) => {
    const payload = logPayload(log);
    logsPayload += headerSize(payload) + payload;
    return payload;
  });
  let payload = hexSize(outcome) + hexSize(gas) + bloomSize + headerSize(logsPayload) + logsPayload;
  for (const field of extra) payload += hexSize(field);

  return {
    size: (type === 0 ? 0 : 1) + headerSize(payload) + payload,
    write(writer) {
      if (type !== 0) writer.byte(type);
      writeHeader(writer, 0xc0, payload);
      writeHex(writer, outcome);
      writeHex(writer, gas);
      writeBloom(writer, receipt.logsBloom);
      writeHeader(writer, 0xc0, logsPayload);
      for (let index = 0; index < receipt.logs.length; index += 1) {
        const log = receipt.logs[index];
        if (log !== undefined) writeLog(writer, log, logPayloads[index] ?? 0);
      }
      for (const field of extra) writeHex(writer, field);
    },
  };
}

function typeOf({ type }: ChainReceipt): number {
  const known = Number(type);
  if ((known >= 0 && known <= newestType) || known === depositType) return known;
  throw new ReceiptTypeUnknownError(type);
}

/** Regolith's receipts have a nonce that their trie does not cover; since Canyon a version says that it does. */
function depositFields(
  { depositNonce, depositReceiptVersion }: ChainReceipt,
  type: number,
): readonly string[] {
  if (type !== depositType || depositReceiptVersion === undefined) return [];
  if (depositNonce === undefined) throw new Error("a deposit receipt with a version has no nonce");
  return [quantityHex(depositNonce), quantityHex(depositReceiptVersion)];
}

/** Most receipts of a busy chain have no log. */
function writeBloom(writer: ByteWriter, logsBloom: string): void {
  writeHeader(writer, 0x80, bloomBytes);
  if (logsBloom === emptyBloom) writer.zeros(bloomBytes);
  else writer.hex(logsBloom);
}

const addressSize = 21;
const topicSize = 33;

function logPayload({ topics, data }: ChainLog): number {
  const topicsPayload = topicSize * topics.length;
  return addressSize + headerSize(topicsPayload) + topicsPayload + hexSize(data);
}

function writeLog(writer: ByteWriter, { address, topics, data }: ChainLog, payload: number): void {
  writeHeader(writer, 0xc0, payload);
  writeHeader(writer, 0x80, byteCount(address));
  writer.hex(address);
  writeHeader(writer, 0xc0, topicSize * topics.length);
  for (const topic of topics) {
    writeHeader(writer, 0x80, byteCount(topic));
    writer.hex(topic);
  }
  writeHex(writer, data);
}
