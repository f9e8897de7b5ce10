import { type Address, type Hex, pad } from "viem";

import type { ChainLog } from "../source/chain.ts";
import type { Transfer } from "./event.ts";
import { wordReader } from "./words.ts";

/** `Transfer(address,address,uint256)`. An ERC-721 transfer has a fourth topic and no data, so it does not fit. */
const selector: Hex = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

const readAddress = wordReader("address");

/** Reads a log as an ERC-20 transfer into or out of the escrow; `undefined` for everything else. */
export function transferDecoder(escrow: Address): (log: ChainLog) => Transfer | undefined {
  const escrowTopic = pad(escrow).toLowerCase();
  return (log) => {
    const [, from, to] = log.topics;
    return from === escrowTopic || to === escrowTopic ? decodeTransfer(log) : undefined;
  };
}

/** Reads a log as an ERC-20 transfer between any two accounts; `undefined` for everything else. */
export function decodeTransfer({ address, topics, data }: ChainLog): Transfer | undefined {
  const [given, from, to] = topics;
  if (given !== selector || topics.length !== 3 || data.length !== 66 || from === to) return undefined;
  return { token: address, from: accountOf(from), to: accountOf(to), amount: BigInt(data) };
}

function accountOf(topic: Hex | undefined): Hex {
  const account = readAddress?.((topic ?? "0x").slice(2));
  // A token that names no address names nobody: the word itself then matches no expected account.
  return typeof account === "string" ? account : (topic ?? "0x");
}
