import type { Address, Hex } from "viem";
import { type AuditParameters, hasState } from "../../audit/index.ts";

import { DEVELOPMENT_CHAIN_ID } from "../../deploy/deployClient.ts";
import { addressSchema, bytes32Schema } from "../../order/parse.ts";
import { parseHeader } from "../../rpc/chainHeader.ts";
import { reasonOf } from "../../rpc/fault.ts";
import { patientRpc } from "../../rpc/patientRpc.ts";
import { readFinalizedBlock } from "../../rpc/readHeaders.ts";
import { readChainId, readHasCode } from "../../rpc/readStorage.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { resolveEscrow } from "../network/resolveEscrow.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import type { RangeArguments } from "./auditOptions.ts";
import { blockAt } from "./blockAt.ts";

/** Whose books, and of which blocks. */
export type AuditSubject = Required<Pick<AuditParameters, "escrow" | "fromBlock">> &
  Pick<AuditParameters, "trust"> & {
    readonly chainId: number;
    readonly toBlock: number;
    readonly routers: readonly Address[];
  };

/** What a command line means on the chain that its source is of. */
export async function auditSubject(source: Rpc, args: RangeArguments): Promise<AuditSubject> {
  const rpc = patientRpc(source);
  const trust = args.trust === undefined ? undefined : parsedOption("--trust", bytes32Schema, args.trust);
  const chainId = await readChainId(rpc);
  if (args.chain !== undefined && args.chain !== chainId)
    throw new UsageError(`The source is of chain ${chainId}, and --chain says ${args.chain}.`);
  const { escrow, deployment } = await resolveEscrow(rpc, chainId, args);
  const { contracts } = deployment;
  const isKnown = contracts.OrderEscrow?.address === escrow;
  const knownRouter = isKnown ? contracts.FxRouter?.address : undefined;
  const routers =
    args.router?.map((router) => parsedOption("--router", addressSchema, router)) ??
    (knownRouter === undefined ? [] : [knownRouter]);

  const first = await firstBlock(rpc);
  const last = await lastBlock(rpc, args.to, trust);
  const toBlock = args.to === undefined ? last : await blockAt(rpc, args.to, "to", { first, last });
  // A folder is audited whole, so that its first block shows that there was nothing before. So is a development chain:
  // it is short, and one that was started again has no state of earlier blocks to show it with.
  const canShowBefore = hasState(source) && chainId !== DEVELOPMENT_CHAIN_ID;
  const deployedAt = isKnown && canShowBefore ? (contracts.OrderEscrow?.block ?? first) : first;
  const fromBlock =
    args.from === undefined
      ? Math.max(first, Math.min(deployedAt, toBlock))
      : await blockAt(rpc, args.from, "from", { first, last: toBlock });
  if (fromBlock > toBlock)
    throw new UsageError(`The range is empty: it begins at block ${fromBlock} and ends at ${toBlock}.`);
  if (hasState(source)) await refuseEmptyAddress(rpc, escrow, toBlock);
  return { escrow, chainId, fromBlock, toBlock, trust, routers };
}

/** Nothing happens where no contract is: books of nothing are no answer to who mistyped the address. */
async function refuseEmptyAddress(rpc: Rpc, escrow: Address, block: number): Promise<void> {
  const hasCode = await readHasCode(rpc, escrow, block);
  if (hasCode.ok && !hasCode.value)
    throw new UsageError(`There is no contract at ${escrow} in block ${block}.`, [
      "Check address, chain and --to.",
    ]);
}

/** A folder may begin anywhere; a node has every block, or says later that it has not. */
async function firstBlock(rpc: Rpc): Promise<number> {
  try {
    return Number(
      parseHeader(await rpc.request({ method: "eth_getBlockByNumber", params: ["earliest", false] })).number,
    );
  } catch {
    return 0;
  }
}

/** Up to where a range may go: to the trusted block, to a block that somebody names, else to what no reorganization takes. */
async function lastBlock(rpc: Rpc, to: string | undefined, trust: Hex | undefined): Promise<number> {
  if (to !== undefined) return numberOf(rpc, "eth_getBlockByNumber", "latest");
  if (trust === undefined) return readFinalizedBlock(rpc);
  try {
    return await numberOf(rpc, "eth_getBlockByHash", trust);
  } catch (error) {
    throw new UsageError(`The source knows no block ${trust}: ${reasonOf(error)}`, [
      "Check the hash and the chain, or say with --to which block it is of.",
    ]);
  }
}

async function numberOf(rpc: Rpc, method: string, block: string): Promise<number> {
  return Number(parseHeader(await rpc.request({ method, params: [block, false] })).number);
}
