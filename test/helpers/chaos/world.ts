import type { Address, Hex } from "viem";

import type { AuditParameters } from "../../../src/audit/audit.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { auditWorld, liveEveryEvent } from "../auditWorld.ts";
import { recordChain, type ServedChain } from "./servedChain.ts";

/** A recorded chain in which the escrow and the FX router emitted every event, and what an auditor asks about it. */
export interface ChaosWorld {
  readonly chain: ServedChain;
  readonly escrow: Address;
  readonly router: Address;
  readonly token: Address;
  readonly toBlock: number;
  readonly trust: Hex;
  /** What an audit of the whole chain against its true head asks. */
  readonly parameters: AuditParameters;
  readonly close: () => Promise<void>;
}

/** Enough for a reorganization of 64 blocks that leaves some of them standing. */
const emptyBlocksAtEnd = 10;

export async function chaosWorld(): Promise<ChaosWorld> {
  const world = await auditWorld();
  await liveEveryEvent(world);
  await mine(world.chain.rpc, emptyBlocksAtEnd);
  const toBlock = await world.head();
  const chain = await recordChain(world.chain.rpc, toBlock);
  const trust = chain.blocks[toBlock]?.header?.hash;
  if (trust === undefined) throw new Error(`block ${toBlock} has no header`);
  const { escrow } = world;
  const { router } = world.exchange;
  return {
    chain,
    escrow: small(escrow),
    router: small(router),
    token: small(world.tokens.usdc),
    toBlock,
    trust,
    parameters: { escrow, routers: [router], fromBlock: 0, toBlock, trust },
    close: world.chain.close,
  };
}

async function mine(rpc: Rpc, blocks: number): Promise<void> {
  for (let mined = 0; mined < blocks; mined += 1) await rpc.request({ method: "evm_mine", params: [] });
}

/** As nodes write addresses. */
function small(address: Address): Address {
  return address.toLowerCase() as Address;
}
