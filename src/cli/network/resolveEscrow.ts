import type { Address } from "viem";

import type { DeploymentRecord } from "../../deploy/record.ts";
import { addressSchema } from "../../order/parse.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import { knownDeployment } from "./knownDeployment.ts";
import type { NetworkArguments } from "./networkOptions.ts";

/** An escrow, and what is known to be deployed beside it. */
export interface ResolvedEscrow {
  readonly escrow: Address;
  /** Empty where nothing is known. */
  readonly deployment: DeploymentRecord;
}

/**
 * The escrow that a command line names, else the one known on the chain.
 *
 * @throws UsageError when none is named and none is known.
 */
export async function resolveEscrow(
  rpc: Rpc,
  chainId: number,
  { escrow, chainFolder }: Pick<NetworkArguments, "escrow" | "chainFolder">,
): Promise<ResolvedEscrow> {
  const deployment = await knownDeployment(rpc, { chainId, chainFolder });
  const address =
    escrow === undefined
      ? deployment.contracts.OrderEscrow?.address
      : parsedOption("--escrow", addressSchema, escrow);
  if (address === undefined)
    throw new UsageError(
      `Name the escrow with --escrow ADDRESS: no deployment on chain ${chainId} is known here.`,
    );
  return { escrow: address, deployment };
}
