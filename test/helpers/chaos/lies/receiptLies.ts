import { placesOf, withBlock, withHeader, withReceipt, withReceipts } from "../alter.ts";
import type { Random } from "../random.ts";
import type { ServedBlock, ServedReceipt } from "../servedChain.ts";
import type { ChaosWorld } from "../world.ts";
import { chainLie, escrowBlock, type Lie } from "./lie.ts";

const emptyBloom = `0x${"00".repeat(256)}`;
const allBloom = `0x${"ff".repeat(256)}`;
const mismatch = ["receiptsRootMismatch"] as const;

/** Lies about one receipt's own fields. */
const fields: Readonly<Record<string, (receipt: ServedReceipt) => ServedReceipt>> = {
  "a receipt with another status": (receipt) => ({ ...receipt, status: "0x0" }),
  "a receipt without a status": ({ status: _, ...receipt }) => receipt as ServedReceipt,
  "a receipt with other gas": (receipt) => ({ ...receipt, cumulativeGasUsed: "0x1" }),
  "a receipt with an empty bloom filter": (receipt) => ({ ...receipt, logsBloom: emptyBloom }),
  "a receipt with a full bloom filter": (receipt) => ({ ...receipt, logsBloom: allBloom }),
  "a receipt of another type": (receipt) => ({ ...receipt, type: receipt.type === "0x1" ? "0x2" : "0x1" }),
  "a receipt of a deposit": (receipt) => ({ ...receipt, type: "0x7e", depositNonce: "0x1" }),
};

const ofFields: Lie[] = Object.entries(fields).map(([name, alter]) =>
  chainLie(name, mismatch, (world, random) => withReceipt(world.chain, escrowReceipt(world, random), alter)),
);

const unreadable: Lie[] = [
  chainLie(
    "a receipt of a type that nobody knows",
    ["receiptTypeUnknown"],
    (world, random) =>
      withReceipt(world.chain, escrowReceipt(world, random), (receipt) => ({ ...receipt, type: "0x64" })),
    3,
  ),
  chainLie(
    "no receipts for ever",
    ["blockUnreadable"],
    (world, random) =>
      withBlock(world.chain, escrowBlock(world, random), (block) => ({ ...block, receipts: null })),
    3,
  ),
  chainLie(
    "receipts that are no receipts",
    ["blockUnreadable"],
    (world, random) =>
      withReceipt(world.chain, escrowReceipt(world, random), (receipt) => ({ ...receipt, logsBloom: "0x" })),
    3,
  ),
  chainLie("a deposit's receipt without its nonce", ["receiptMalformed"], (world, random) =>
    withReceipt(world.chain, escrowReceipt(world, random), (receipt) => ({
      ...receipt,
      type: "0x7e",
      depositReceiptVersion: "0x1",
    })),
  ),
];

/** Lies about which receipts a block has. */
const lists: Lie[] = [
  chainLie("a receipt dropped", mismatch, (world, random) =>
    alteredList(world, escrowBlock(world, random), (receipts) => receipts.slice(1)),
  ),
  chainLie("a receipt given twice", mismatch, (world, random) =>
    alteredList(world, escrowBlock(world, random), (receipts) => [...receipts.slice(0, 1), ...receipts]),
  ),
  chainLie("a receipt of another block added", mismatch, (world, random) => {
    const block = escrowBlock(world, random);
    const [other] = world.chain.blocks[block - 1]?.receipts ?? [];
    return alteredList(world, block, (receipts) => [
      ...receipts,
      ...(other === undefined ? receipts : [other]),
    ]);
  }),
  chainLie("receipts in another order", mismatch, (world, random) => {
    const many = world.chain.blocks.flatMap(({ receipts }, block) =>
      (receipts ?? []).length > 1 ? [block] : [],
    );
    return alteredList(world, random.pick(many), (receipts) => receipts.toReversed());
  }),
  chainLie("the receipts of another block", mismatch, (world, random) => {
    const block = escrowBlock(world, random);
    const others = world.chain.blocks.filter(
      ({ receipts }, at) => at !== block && (receipts ?? []).length > 0,
    );
    const { receipts } = random.pick(others);
    return alteredList(world, block, () => receipts ?? []);
  }),
  chainLie("no receipts and no transactions", mismatch, (world, random) =>
    alteredList(world, escrowBlock(world, random), () => []),
  ),
  chainLie(
    "no receipts, no transactions and an empty bloom filter",
    ["headerHashMismatch"],
    (world, random) => {
      const block = escrowBlock(world, random);
      const emptied = alteredList(world, block, () => []);
      return withHeader(emptied, block, (header) => ({ ...header, logsBloom: emptyBloom }));
    },
  ),
];

export const receiptLies: readonly Lie[] = [...ofFields, ...unreadable, ...lists];

function escrowReceipt({ chain, escrow }: ChaosWorld, random: Random) {
  return random.pick(placesOf(chain, ({ address }) => address === escrow));
}

/** Receipts and the list of transactions agree, as they must for a node without eth_getBlockReceipts. */
function alteredList(
  { chain }: ChaosWorld,
  block: number,
  alter: (receipts: readonly ServedReceipt[]) => readonly ServedReceipt[],
) {
  const altered = withReceipts(chain, block, alter);
  const list = ({ header, receipts }: ServedBlock): ServedBlock => ({
    receipts,
    header: header && { ...header, transactions: (receipts ?? []).map((one) => one.transactionHash) },
  });
  return withBlock(altered, block, list);
}
