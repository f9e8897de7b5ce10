import { type Address, type Hex, numberToHex } from "viem";
import { ContractAnswerError } from "./read.ts";
import { blockTag, type Rpc } from "./rpc.ts";

/** What a question to a token may use: proxied and rebasing coins need a tenth of it, and it bounds time and answer. */
const questionGas = 1_000_000;

/** The longest answer that is looked at, in bytes: a symbol of any coin fits many times. */
const longestAnswer = 4_096;

/**
 * Asks a token, which anybody may have written: gas, and so time and the length of its answer, are bounded.
 *
 * @throws ContractAnswerError when the answer is not one word at least, or longer than any honest one.
 */
export async function callToken(rpc: Rpc, token: Address | Hex, data: Hex, block: number): Promise<Hex> {
  const call = { to: token, data, gas: numberToHex(questionGas) };
  const answer = await rpc.request({ method: "eth_call", params: [call, blockTag(block)] });
  if (typeof answer !== "string" || !/^0x(?:[0-9a-f]{2})*$/i.test(answer))
    throw new Error("eth_call gave no bytes");
  const length = answer.length / 2 - 1;
  if (length < 32) throw new ContractAnswerError(`the token answers with ${length} bytes`);
  if (length > longestAnswer) throw new ContractAnswerError(`the token answers with ${length} bytes`);
  return answer as Hex;
}
