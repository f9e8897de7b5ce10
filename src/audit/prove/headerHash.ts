import type { Hex } from "viem";

import type { ChainHeader } from "../../rpc/chainHeader.ts";
import { byteWriter } from "./byteWriter.ts";
import { keccak, toHex } from "./keccak.ts";
import { hexSize, quantityHex, writeHeader, writeHex } from "./rlp.ts";

const writer = byteWriter();

/** The hash that a header's own fields give, whatever hash the node put beside them. */
export function headerHash(header: ChainHeader): Hex {
  const fields = [
    header.parentHash,
    header.sha3Uncles,
    header.miner,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    quantityHex(header.difficulty),
    quantityHex(header.number),
    quantityHex(header.gasLimit),
    quantityHex(header.gasUsed),
    quantityHex(header.timestamp),
    header.extraData,
    header.mixHash,
    header.nonce,
    ...forkFields(header),
  ];
  let payload = 0;
  for (const field of fields) payload += hexSize(field);

  writer.reset();
  writeHeader(writer, 0xc0, payload);
  for (const field of fields) writeHex(writer, field);
  return toHex(keccak(writer.view(0, writer.length)));
}

/** Every fork appends, so the first absent field ends the header. */
function forkFields(header: ChainHeader): string[] {
  const fields: string[] = [];
  for (const field of [
    header.baseFeePerGas && quantityHex(header.baseFeePerGas),
    header.withdrawalsRoot,
    header.blobGasUsed && quantityHex(header.blobGasUsed),
    header.excessBlobGas && quantityHex(header.excessBlobGas),
    header.parentBeaconBlockRoot,
    header.requestsHash,
    header.blockAccessListHash,
    header.slotNumber && quantityHex(header.slotNumber),
  ]) {
    if (field === undefined || field === null) break;
    fields.push(field);
  }
  return fields;
}
