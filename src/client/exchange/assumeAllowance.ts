import {
  type Address,
  encodeAbiParameters,
  type Hex,
  hexToBigInt,
  keccak256,
  maxUint160,
  numberToHex,
  parseAbi,
  type StateOverride,
} from "viem";
import { readContract } from "viem/actions";

import type { EscrowClient } from "../escrowClient.ts";

const tokenAbi = parseAbi(["function allowance(address owner, address spender) view returns (uint256)"]);

// The ERC-20 storage of OpenZeppelin's upgradeable contracts (ERC-7201); allowances are its second field.
const namespaced = hexToBigInt("0x52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00") + 1n;
// Where tokens keep their allowances: among the first slots of their storage, or in the namespace.
const candidateSlots = [...Array.from({ length: 24 }, (_, slot) => BigInt(slot)), namespaced];
const enough = maxUint160;

const slotOf = (account: Address, slot: Hex): Hex =>
  keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [account, slot]));

/**
 * A state override under which `owner` allowed `spender` enough, or another amount than now: for simulating what will be
 * paid by a signature, or approved later. It changes nothing on the chain. The token's storage slot is found by trying.
 *
 * @returns `undefined` if the token keeps its allowances in no usual place, or the node knows no overrides.
 */
export async function assumeAllowance(
  client: EscrowClient,
  token: Address,
  owner: Address,
  spender: Address,
  assumed: bigint = enough,
): Promise<StateOverride | undefined> {
  const overrides = candidateSlots.map((slot): StateOverride => {
    const key = slotOf(spender, slotOf(owner, numberToHex(slot, { size: 32 })));
    return [{ address: token, stateDiff: [{ slot: key, value: numberToHex(assumed, { size: 32 }) }] }];
  });
  const works = await Promise.all(
    overrides.map(async (stateOverride) => {
      const read = {
        address: token,
        abi: tokenAbi,
        functionName: "allowance",
        args: [owner, spender],
      } as const;
      return readContract(client, { ...read, stateOverride }).then(
        (allowed) => allowed === assumed,
        () => false,
      );
    }),
  );
  return overrides[works.indexOf(true)];
}

/** What `owner` allowed `spender` to take. */
export async function getAllowance(
  client: EscrowClient,
  token: Address,
  owner: Address,
  spender: Address,
): Promise<bigint> {
  return readContract(client, {
    address: token,
    abi: tokenAbi,
    functionName: "allowance",
    args: [owner, spender],
  });
}
