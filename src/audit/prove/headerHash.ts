import { type Input, RLP } from "@ethereumjs/rlp";
import { type Hex, keccak256 } from "viem";

import type { ChainHeader } from "../source/chain.ts";
import { quantity } from "./quantity.ts";

/** The hash that a header's own fields give, whatever hash the node put beside them. */
export function headerHash(header: ChainHeader): Hex {
  const fields: Input[] = [
    header.parentHash,
    header.sha3Uncles,
    header.miner,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    quantity(header.difficulty),
    quantity(header.number),
    quantity(header.gasLimit),
    quantity(header.gasUsed),
    quantity(header.timestamp),
    header.extraData,
    header.mixHash,
    header.nonce,
    ...forkFields(header),
  ];
  return keccak256(RLP.encode(fields));
}

/** Every fork appends, so the first absent field ends the header. */
function forkFields(header: ChainHeader): Input[] {
  const fields: Input[] = [];
  for (const field of [
    header.baseFeePerGas && quantity(header.baseFeePerGas),
    header.withdrawalsRoot,
    header.blobGasUsed && quantity(header.blobGasUsed),
    header.excessBlobGas && quantity(header.excessBlobGas),
    header.parentBeaconBlockRoot,
    header.requestsHash,
    header.blockAccessListHash,
    header.slotNumber && quantity(header.slotNumber),
  ]) {
    if (field === undefined || field === null) break;
    fields.push(field);
  }
  return fields;
}
