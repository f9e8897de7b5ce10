import { type Account, type Address, type Client, createClient, type HttpTransport, http } from "viem";
import { getBlock, getChainId } from "viem/actions";

import type { DeploymentRecord } from "../../deploy/record.ts";
import { addressSchema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import { knownDeployment } from "./knownDeployment.ts";
import type { NetworkArguments } from "./networkOptions.ts";

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
  if (!URL.canParse(rpc))
    throw new UsageError(`--rpc ${rpc} is no address of a node, such as http://127.0.0.1:8545.`);
  const client = createClient({ transport: http(rpc) });
  const chainId = await getChainId(client);
  if (chain !== undefined && chain !== chainId)
    throw new UsageError(`--rpc is on chain ${chainId}, and --chain says ${chain}. Nothing was sent.`);
  const timeOf = async (block: number): Promise<number | undefined> =>
    getBlock(client, { blockNumber: BigInt(block) }).then(
      ({ timestamp }) => Number(timestamp),
      () => undefined,
    );
  const deployment = await knownDeployment({ chainId, chainFolder, timeOf });
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
