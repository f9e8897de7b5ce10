import type { Address, Hex } from "viem";

import type { ChainLog } from "../source/chain.ts";
import { escrowLogTest } from "./escrowLog.ts";
import type { Transfer } from "./event.ts";
import { wordReader } from "./words.ts";

const readAddress = wordReader("address");

/** Reads a log as an ERC-20 transfer into or out of the escrow; `undefined` for everything else. */
export function transferDecoder(escrow: Address): (log: ChainLog) => Transfer | undefined {
  const isOwn = escrowLogTest(escrow);
  const emitter = escrow.toLowerCase();
  return (log) => {
    const { address, topics, data } = log;
    if (address === emitter || !isOwn(log)) return undefined;
    return { token: address, from: accountOf(topics[1]), to: accountOf(topics[2]), amount: BigInt(data) };
  };
}

function accountOf(topic: Hex | undefined): Hex {
  const account = readAddress?.((topic ?? "0x").slice(2));
  // A token that names no address names nobody: the word itself then matches no expected account.
  return typeof account === "string" ? account : (topic ?? "0x");
}
