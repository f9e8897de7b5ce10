import { type Account, type Client, createClient, type HttpTransport, http } from "viem";
import { getChainId } from "viem/actions";
import type { Rpc } from "../../rpc/rpc.ts";
import { UsageError } from "../usageError.ts";
import type { NetworkArguments } from "./networkOptions.ts";
import { nodeUrl } from "./nodeUrl.ts";
import { type ResolvedEscrow, resolveEscrow } from "./resolveEscrow.ts";

/** A chain with an escrow on it. */
export interface Network extends ResolvedEscrow {
  readonly client: Client<HttpTransport, undefined, Account | undefined>;
  readonly chainId: number;
}

/**
 * Connects to the chain that a command line names, and finds the escrow.
 *
 * @throws UsageError when the endpoint is missing, on another chain than `--chain`, or no escrow is known there.
 */
export async function openNetwork({ rpc, escrow, chain, chainFolder }: NetworkArguments): Promise<Network> {
  if (rpc === undefined)
    throw new UsageError("Name the chain: --rpc URL, or LADING_RPC in the environment.", [
      "lading chain starts one on this machine.",
    ]);
  const client = createClient({ transport: http(nodeUrl(rpc)) });
  const chainId = await getChainId(client);
  if (chain !== undefined && chain !== chainId)
    throw new UsageError(`--rpc is on chain ${chainId}, and --chain says ${chain}. Nothing was sent.`);
  const rpcOf: Rpc = { request: (call) => client.request(call as never) };
  return { client, chainId, ...(await resolveEscrow(rpcOf, chainId, { escrow, chainFolder })) };
}
