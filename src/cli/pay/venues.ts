import { type Address, isAddressEqual } from "viem";

import { addressSchema } from "../../order/parse.ts";
import type { Network } from "../network/openNetwork.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import type { QuoteArguments } from "./quoteOptions.ts";

const contracts = {
  router: ["FxRouter", "--router"],
  rfqVenue: ["RfqVenue", "--rfq-venue"],
  v3Venue: ["UniswapV3Venue", "--v3-venue"],
  v4Venue: ["UniswapV4Venue", "--v4-venue"],
} as const;

export type ExchangeContract = keyof typeof contracts;

/** The option by which a command line names a contract. */
export const optionOf = (name: ExchangeContract): string => contracts[name][1];

/** A contract of the exchange: as the command line says, else as it was deployed with this escrow. */
export function findContract(
  { deployment, escrow }: Network,
  name: ExchangeContract,
  args: Partial<Pick<QuoteArguments, ExchangeContract>>,
): Address | undefined {
  const [recorded, option] = contracts[name];
  const given = args[name];
  if (given !== undefined) return parsedOption(option, addressSchema, given);
  const known = deployment.contracts.OrderEscrow?.address;
  if (known === undefined || !isAddressEqual(known, escrow)) return undefined;
  return deployment.contracts[recorded]?.address;
}

/** @throws UsageError when it is not known. */
export function requireContract(
  network: Network,
  name: ExchangeContract,
  args: Partial<Pick<QuoteArguments, ExchangeContract>>,
): Address {
  const found = findContract(network, name, args);
  if (found !== undefined) return found;
  const [recorded, option] = contracts[name];
  throw new UsageError(
    `No ${recorded} is known for the escrow ${network.escrow} on chain ${network.chainId}: ${option} ADDRESS.`,
  );
}
