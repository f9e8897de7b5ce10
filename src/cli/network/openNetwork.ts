import { type Account, type Address, type Client, createClient, type HttpTransport, http } from "viem";
import { getChainId } from "viem/actions";
import type { Rpc } from "../../audit/rpc.ts";
import type { DeploymentRecord } from "../../deploy/record.ts";
import { addressSchema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import { knownDeployment } from "./knownDeployment.ts";
import type { NetworkArguments } from "./networkOptions.ts";
import { nodeUrl } from "./nodeUrl.ts";

/** A chain with an escrow on it. */
export interface Network {
  readonly client: Client<HttpTransport, undefined, Account | undefined>;
  readonly chainId: number;
  readonly escrow: Address;
  /** What is known to be deployed there; empty where nothing is. */
  readonly deployment: DeploymentRecord;
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
  const deployment = await knownDeployment(rpcOf, { chainId, chainFolder });
  const address =
    escrow === undefined
      ? deployment.contracts.OrderEscrow?.address
      : parsedOption("--escrow", addressSchema, escrow);
  if (address === undefined)
    throw new UsageError(
      `Name the escrow with --escrow ADDRESS: no deployment on chain ${chainId} is known here.`,
    );
  return { client, chainId, escrow: address, deployment };
}
