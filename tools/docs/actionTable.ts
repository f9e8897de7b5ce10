import { artifacts, network } from "hardhat";
import { type Abi, createPublicClient, custom, type EIP1193Provider, type Hex, parseAbi } from "viem";

import { compile } from "../../src/demo/live/compile.ts";
import { Status, type StatusName, statusName } from "../../src/order/status.ts";

/** The actions, numbered as in Solidity, with what each is called on the outside. */
export const actionNames = [
  "None",
  "lock",
  "confirmDelivery",
  "reclaim",
  "claim",
  "release",
  "refund",
  "dispute",
  "settle",
  "rule",
  "enforceDefault",
  "submitEvidence",
  "reassign",
] as const;
export type ActionName = Exclude<(typeof actionNames)[number], "None">;

/** One row of the action table, as the contract has it. */
export interface Row {
  readonly action: ActionName;
  readonly from: readonly StatusName[];
  readonly opens: "always" | "while now ≤ until" | "when now > until";
}

const tableAbi = parseAbi([
  "function rowOf(uint8 action) pure returns (uint8 statuses, bool opensWhile, bool opensAfter)",
  "function lastAction() pure returns (uint8 action)",
]) satisfies Abi;

function opensOf(opensWhile: boolean, opensAfter: boolean): Row["opens"] {
  if (opensWhile === opensAfter) return "always";
  return opensWhile ? "while now ≤ until" : "when now > until";
}

/** Reads the table from the compiled contract, which runs on an in-process chain. */
export async function readActionTable(): Promise<Row[]> {
  await compile();
  const { deployedBytecode } = await artifacts.readArtifact("ActionTable");
  const { provider, close } = await network.create({ network: "default" });
  // Pure code without constructor or storage: it may simply be placed.
  const address = "0x000000000000000000000000000000000000ac70";
  await provider.request({ method: "hardhat_setCode", params: [address, deployedBytecode as Hex] });
  const client = createPublicClient({ transport: custom(provider as EIP1193Provider) });
  const read = { address, abi: tableAbi } as const;

  const last = await client.readContract({ ...read, functionName: "lastAction" });
  if (last !== actionNames.length - 1) throw new Error(`the contract has ${last} actions`);
  const rows: Row[] = [];
  for (const [number, action] of actionNames.entries()) {
    if (action === "None") continue;
    const [statuses, opensWhile, opensAfter] = await client.readContract({
      ...read,
      functionName: "rowOf",
      args: [number],
    });
    const from = Object.values(Status)
      .filter((status) => ((statuses >> status) & 1) === 1)
      .map((status) => statusName(status) ?? "None");
    rows.push({ action, from, opens: opensOf(opensWhile, opensAfter) });
  }
  await close();
  return rows;
}
