import { type Hex, numberToHex } from "viem";

import { stateSlot } from "../../../../src/audit/check/layout.ts";
import type { FindingCode } from "../../../../src/audit/finding.ts";
import { blockTag, type Rpc } from "../../../../src/rpc/rpc.ts";
import { alteredRpc } from "../../recordedRpc.ts";
import { flipped, placesOf } from "../alter.ts";
import { nodeOf } from "../servedChain.ts";
import { chainLie, isEvent, type Lie } from "./lie.ts";

type Alter = (answer: unknown, state: Rpc) => unknown;

/** Lies about what the contract stores and has; every answer to one method is altered. */
function stateLie(
  name: string,
  codes: readonly FindingCode[],
  method: "eth_getStorageAt" | "eth_call",
  alter: Alter,
  exitCode: Lie["exitCode"] = 1,
): Lie {
  return chainLie(
    name,
    codes,
    ({ chain }) => ({
      ...chain,
      state: alteredRpc(chain.state, (answer, call) =>
        call.method === method ? alter(answer, chain.state) : answer,
      ),
    }),
    exitCode,
  );
}

/** The state after an earlier block, as a backend that ignores the block number hands it out. */
function staleLie(
  name: string,
  codes: readonly FindingCode[],
  method: "eth_getStorageAt" | "eth_call",
  blocksBack: number,
): Lie {
  return chainLie(name, codes, ({ chain, toBlock }) => ({
    ...chain,
    state: {
      request(call) {
        if (call.method !== method) return chain.state.request(call);
        const params = (call.params as unknown[]).slice(0, -1);
        return chain.state.request({ method, params: [...params, blockTag(toBlock - blocksBack)] });
      },
    },
  }));
}

const everyWord = [
  "termsMismatch",
  "stateMismatch",
  "holderStorageMismatch",
  "creditMismatch",
  "recoveryStorageMismatch",
] as const;

export const stateLies: readonly Lie[] = [
  stateLie("storage that is empty", everyWord, "eth_getStorageAt", () => numberToHex(0, { size: 32 })),
  stateLie("storage altered by a bit", everyWord, "eth_getStorageAt", (answer) => flipped(answer as Hex)),
  stateLie("storage that is no number", ["storageUnreadable"], "eth_getStorageAt", () => "0x", 3),
  chainLie("the word of one order altered", ["stateMismatch"], (world, random) => {
    const { block, receipt, log } = random.pick(placesOf(world.chain, isEvent(world, "OrderLocked")));
    const orderId = world.chain.blocks[block]?.receipts?.[receipt]?.logs[log]?.topics[1] ?? "0x";
    const slot = numberToHex(stateSlot(orderId), { size: 32 });
    const state = alteredRpc(world.chain.state, (answer, { method, params }) =>
      method === "eth_getStorageAt" && params[1] === slot ? flipped(answer as Hex) : answer,
    );
    return { ...world.chain, state };
  }),
  staleLie(
    "storage of five blocks before the last event",
    ["recoveryStorageMismatch"],
    "eth_getStorageAt",
    15,
  ),
  staleLie("storage of before the first order", ["stateMismatch"], "eth_getStorageAt", 60),
  stateLie("a balance too small by one unit", ["balanceShort"], "eth_call", (answer) =>
    numberToHex(BigInt(answer as Hex) - 1n, { size: 32 }),
  ),
  stateLie("an empty balance", ["balanceShort"], "eth_call", () => numberToHex(0, { size: 32 })),
  stateLie("a balance that is no number", ["balanceUnreadable"], "eth_call", () => "none", 3),
  staleLie("a balance of before the first order", ["balanceShort"], "eth_call", 60),
  {
    name: "the escrow's past hidden, where a range begins after it",
    codes: ["openingUnknown"],
    exitCode: 2,
    tell({ chain, toBlock }) {
      const node = alteredRpc(nodeOf(chain), (answer, { method }) =>
        method === "eth_getCode" ? "0x" : answer,
      );
      return { node, asked: { fromBlock: toBlock - 5 } };
    },
  },
];
