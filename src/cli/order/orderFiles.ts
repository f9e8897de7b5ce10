import { type OrderFile, parseOrderFile } from "../../order/orderFile.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import type { Network } from "../network/openNetwork.ts";
import { readJsonFile } from "../text/jsonFile.ts";
import { UsageError } from "../usageError.ts";

/**
 * The order in a file, checked to be of this chain and escrow.
 *
 * @throws ParseError, OrderFileAlteredError; UsageError when it is of another chain or escrow
 */
export async function readOrderFile(
  path: string,
  network?: Pick<Network, "chainId" | "escrow">,
): Promise<OrderFile> {
  const file = parseOrderFile(await readJsonFile(path));
  if (network === undefined) return file;
  if (file.chainId !== network.chainId)
    throw new UsageError(
      `${path} is an order on chain ${file.chainId}, and --rpc is on chain ${network.chainId}. Nothing was sent.`,
    );
  if (!isSameHex(file.escrow, network.escrow))
    throw new UsageError(
      `${path} is an order of the escrow ${file.escrow}, not of ${network.escrow}. Nothing was sent.`,
    );
  return file;
}
