import type { Address, Hex } from "viem";

import type { ChainLog } from "../../rpc/chain.ts";
import { escrowLogTest, transferSelector } from "./escrowLog.ts";
import type { Transfer } from "./event.ts";
import { wordReader } from "./words.ts";

const readAddress = wordReader("address");

/** Reads a log as an ERC-20 transfer into or out of the escrow; `undefined` for everything else. */
export function transferDecoder(escrow: Address): (log: ChainLog) => Transfer | undefined {
  const isOwn = escrowLogTest(escrow);
  return (log) => (isOwn(log) ? decodeTransfer(log) : undefined);
}

/** Reads a log as an ERC-20 transfer between any two accounts; `undefined` for everything else. */
export function decodeTransfer({ address, topics, data }: ChainLog): Transfer | undefined {
  const [given, from, to] = topics;
  if (given !== transferSelector || topics.length !== 3 || data.length !== 66 || from === to)
    return undefined;
  return { token: address, from: accountOf(from), to: accountOf(to), amount: BigInt(data) };
}

function accountOf(topic: Hex = "0x"): Hex {
  const account = readAddress?.(topic, 2);
  // A token that names no address names nobody: the word itself then matches no expected account.
  return typeof account === "string" ? account : topic;
}
