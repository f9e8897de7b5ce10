import { type Address, type Hash, type Hex, hexToBigInt, numberToHex } from "viem";

interface Provider {
  request(call: { method: string; params: unknown[] }): Promise<unknown>;
}
interface Step {
  readonly op: string;
  readonly depth: number;
  readonly stack: readonly string[];
}

const fromStack = (steps: Step, fromTop: number): bigint => {
  const word = steps.stack.at(-1 - fromTop);
  if (word === undefined) throw new Error(`${steps.op} without an operand`);
  return BigInt(word.startsWith("0x") ? word : `0x${word}`);
};

export interface SlotWrites {
  /** All slots that were written. */
  readonly written: readonly Hex[];
  /** Those that turned from zero to something. */
  readonly created: readonly Hex[];
}

/**
 * What a transaction wrote in a contract's storage: every SSTORE there, found in the transaction's trace. A slot is new if it
 * was zero in the block before and is not zero in the transaction's own, which must hold no other.
 */
export async function slotWritesOf(provider: Provider, hash: Hash, contract: Address): Promise<SlotWrites> {
  const { to, blockNumber } = (await provider.request({
    method: "eth_getTransactionReceipt",
    params: [hash],
  })) as { to: Address | null; blockNumber: Hex };
  const { structLogs } = (await provider.request({
    method: "debug_traceTransaction",
    params: [hash, { disableMemory: true }],
  })) as { structLogs: readonly Step[] };

  const target = BigInt(contract);
  // Whose storage is used at each depth: a delegated call keeps its caller's.
  const storageAt: bigint[] = [0n, to === null ? 0n : BigInt(to)];
  const written = new Set<bigint>();
  for (const [index, step] of structLogs.entries()) {
    if (step.op === "SSTORE" && storageAt[step.depth] === target) written.add(fromStack(step, 0));
    if (structLogs[index + 1]?.depth !== step.depth + 1) continue;
    const isDelegated = step.op === "DELEGATECALL" || step.op === "CALLCODE";
    const isCreation = step.op === "CREATE" || step.op === "CREATE2";
    storageAt[step.depth + 1] = isDelegated
      ? (storageAt[step.depth] as bigint)
      : isCreation
        ? 0n
        : fromStack(step, 1) & ((1n << 160n) - 1n);
  }

  const blockBefore = numberToHex(hexToBigInt(blockNumber) - 1n);
  const keys = [...written].map((slot) => numberToHex(slot, { size: 32 }));
  const created: Hex[] = [];
  for (const key of keys) {
    const read = async (block: Hex) =>
      BigInt((await provider.request({ method: "eth_getStorageAt", params: [contract, key, block] })) as Hex);
    if ((await read(blockBefore)) === 0n && (await read(blockNumber)) !== 0n) created.push(key);
  }
  return { written: keys, created };
}
