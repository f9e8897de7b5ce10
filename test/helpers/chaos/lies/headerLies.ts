import type { Hex } from "viem";

import { flipped, rehashed, reorganized, withBlock, withHeader } from "../alter.ts";
import type { ServedHeader } from "../servedChain.ts";
import { chainLie, innerBlock, type Lie } from "./lie.ts";

/** Every field that a header's hash covers. */
const coveredFields = [
  "parentHash",
  "sha3Uncles",
  "miner",
  "stateRoot",
  "transactionsRoot",
  "receiptsRoot",
  "logsBloom",
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
] as const;

function withFlipped(header: ServedHeader, field: string): ServedHeader {
  const value = header[field];
  if (typeof value !== "string") throw new Error(`the header has no ${field}`);
  return { ...header, [field]: flipped(value as Hex) };
}

/** One field altered: beside the true hash, and with the hash that it gives. */
const oneField: Lie[] = coveredFields.flatMap((field) => [
  chainLie(`a header with another ${field}`, ["headerHashMismatch"], (world, random) =>
    withHeader(world.chain, innerBlock(world, random), (header) => withFlipped(header, field)),
  ),
  chainLie(`a header with another ${field} and the hash of it`, ["headerChainBroken"], (world, random) =>
    withHeader(world.chain, innerBlock(world, random), (header) => rehashed(withFlipped(header, field))),
  ),
]);

const whole: Lie[] = [
  chainLie("a header with another hash beside it", ["headerHashMismatch"], (world, random) =>
    withHeader(world.chain, innerBlock(world, random), (header) => withFlipped(header, "hash")),
  ),
  chainLie("a header without its newest field", ["headerHashMismatch"], (world, random) =>
    withHeader(
      world.chain,
      innerBlock(world, random),
      ({ requestsHash: _, ...header }) => header as ServedHeader,
    ),
  ),
  chainLie("a header with a field more", ["headerHashMismatch"], (world, random) =>
    withHeader(world.chain, innerBlock(world, random), (header) => ({
      ...header,
      blockAccessListHash: header.hash,
    })),
  ),
  chainLie("the header of the block before", ["headerHashMismatch"], (world, random) => {
    const block = innerBlock(world, random);
    return withHeader(world.chain, block, (header) => world.chain.blocks[block - 1]?.header ?? header);
  }),
  chainLie("a header of another chain spliced in", ["headerChainBroken"], (world, random) => {
    const block = innerBlock(world, random);
    const other = reorganized(world.chain, world.chain.blocks.length - block);
    return withHeader(world.chain, block, (header) => other.blocks[block]?.header ?? header);
  }),
  chainLie("the last header made anew", ["anchorMismatch"], (world) =>
    withHeader(world.chain, world.toBlock, (header) => rehashed(withFlipped(header, "extraData"))),
  ),
  chainLie(
    "no header for ever",
    ["blockUnreadable"],
    (world, random) =>
      withBlock(world.chain, innerBlock(world, random), (block) => ({ ...block, header: null })),
    3,
  ),
  chainLie(
    "a header that is no header",
    ["blockUnreadable"],
    (world, random) =>
      withHeader(world.chain, innerBlock(world, random), (header) => ({ ...header, nonce: "0x" })),
    3,
  ),
];

export const headerLies: readonly Lie[] = [...oneField, ...whole];
