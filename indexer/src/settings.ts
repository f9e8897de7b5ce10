import type { Address } from "viem";

import { addressSchema, parseWith } from "../../src/order/parse.ts";

/** What is indexed on one chain. */
export interface ChainSettings {
  readonly id: number;
  /** The chain's name within the index. */
  readonly name: string;
  readonly rpc: string;
  readonly escrow: Address;
  readonly routers: readonly Address[];
  /** The block of the escrow's deployment, or an earlier one. */
  readonly startBlock: number;
}

export interface Settings {
  readonly chains: readonly ChainSettings[];
  /** Where the embedded database lives, unless DATABASE_URL names a PostgreSQL. */
  readonly folder: string | undefined;
  /** How many blocks an index may be behind its node and still count as caught up. */
  readonly maximumLagBlocks: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const rpcVariable = /^PONDER_RPC_URL_([1-9][0-9]*)$/;

/**
 * Settings from the environment: `PONDER_RPC_URL_<chain>` names a chain to index; `LADING_ESCROW`, `LADING_ROUTERS` and
 * `LADING_START_BLOCK` hold for every chain, and for one with `_<chain>` behind.
 *
 * @throws when something is missing or not what it should be; the message names the variable.
 */
export function readSettings(environment: Environment): Settings {
  const chains = Object.entries(environment).flatMap(([variable, rpc]) => {
    const id = rpcVariable.exec(variable)?.[1];
    return id === undefined || rpc === undefined || rpc === "" ? [] : [readChain(environment, id, rpc)];
  });
  if (chains.length === 0) throw new Error("PONDER_RPC_URL_<chain> is missing: no chain to index");
  return {
    chains,
    folder: environment.LADING_INDEXER_FOLDER,
    maximumLagBlocks: wholeNumber("LADING_MAXIMUM_LAG_BLOCKS", environment.LADING_MAXIMUM_LAG_BLOCKS ?? "2"),
  };
}

function readChain(environment: Environment, id: string, rpc: string): ChainSettings {
  const own = (name: string) => environment[`${name}_${id}`] ?? environment[name];
  const escrow = own("LADING_ESCROW");
  if (escrow === undefined) throw new Error(`LADING_ESCROW is missing, or LADING_ESCROW_${id}`);
  const routers = (own("LADING_ROUTERS") ?? "").split(",").filter((text) => text !== "");
  return {
    id: Number(id),
    name: `chain${id}`,
    rpc,
    escrow: parseWith(addressSchema, "LADING_ESCROW", escrow),
    routers: routers.map((router) => parseWith(addressSchema, "LADING_ROUTERS", router.trim())),
    startBlock: wholeNumber("LADING_START_BLOCK", own("LADING_START_BLOCK") ?? "0"),
  };
}

function wholeNumber(variable: string, text: string): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new Error(`${variable} is "${text}", not a whole number`);
  }
  return value;
}
