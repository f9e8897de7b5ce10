import { type Address, encodeFunctionData, erc20Abi, type Hex, numberToHex } from "viem";
import { type Read, tryRead } from "./read.ts";
import { blockTag, inBatches, type Rpc } from "./rpc.ts";

/** Reads words of a contract's storage as they are after a block. */
export function readWords(
  rpc: Rpc,
  contract: Address,
  slots: readonly bigint[],
  block: number,
): Promise<Read<bigint>[]> {
  return inBatches(slots, (slot) =>
    readNumber(rpc, "eth_getStorageAt", [contract, numberToHex(slot, { size: 32 }), blockTag(block)]),
  );
}

/** Reads a token's balance as it is after a block. */
export function readBalance(rpc: Rpc, token: Hex, owner: Address, block: number): Promise<Read<bigint>> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "balanceOf", args: [owner] });
  return readNumber(rpc, "eth_call", [{ to: token, data }, blockTag(block)]);
}

/** Whether an address has code after a block. */
export async function readHasCode(rpc: Rpc, address: Address, block: number): Promise<Read<boolean>> {
  const params = [address, blockTag(block)];
  return tryRead(async () => (await rpc.request({ method: "eth_getCode", params })) !== "0x");
}

/**
 * Reads the chain's id.
 *
 * @throws when the node gives none.
 */
export async function readChainId(rpc: Rpc): Promise<number> {
  const read = await readNumber(rpc, "eth_chainId", []);
  if (!read.ok) throw new Error(`The chain's id could not be read: ${read.reason}`);
  return Number(read.value);
}

function readNumber(rpc: Rpc, method: string, params: unknown): Promise<Read<bigint>> {
  return tryRead(async () => {
    const answer = await rpc.request({ method, params });
    if (typeof answer !== "string" || !/^0x[0-9a-f]+$/i.test(answer))
      throw new Error(`${method} gave no number`);
    return BigInt(answer);
  });
}
