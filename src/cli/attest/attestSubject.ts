import type { Address, Hex } from "viem";

import { LadingError } from "../../order/errors.ts";
import { orderIdOf } from "../../order/ids.ts";
import type { OrderFile } from "../../order/orderFile.ts";
import { addressSchema, bytes32Schema } from "../../order/parse.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import { type Network, openNetwork } from "../network/openNetwork.ts";
import { readOrderFile } from "../order/orderFiles.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import type { AttestArguments } from "./attestOptions.ts";

/** One order that is attested; of an id alone nothing else is known without a chain. */
export interface AttestedOrder {
  readonly orderId: Hex;
  readonly file?: OrderFile | undefined;
}

/** What is attested, and for which escrow. */
export interface AttestSubject {
  readonly chainId: number;
  readonly escrow: Address;
  readonly orders: readonly AttestedOrder[];
  /** Only with --rpc. */
  readonly network?: Network | undefined;
}

/**
 * The orders of a command line. No chain is asked unless `--rpc` names one: chain and escrow come from options, else from the
 * order files.
 *
 * @throws UsageError, ParseError, OrderFileAlteredError
 */
export async function attestSubject(args: AttestArguments): Promise<AttestSubject> {
  const { orders: named } = args;
  const paths = named.filter((each) => !each.startsWith("0x"));
  const files = new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, OrderFile]> => [path, await readOrderFile(path)]),
    ),
  );
  const first = [...files.values()][0];
  const network = args.rpc === undefined ? undefined : await openNetwork(args);
  const chainId = network?.chainId ?? args.chain ?? first?.chainId;
  const escrow =
    network?.escrow ??
    (args.escrow === undefined ? first?.escrow : parsedOption("--escrow", addressSchema, args.escrow));
  if (chainId === undefined || escrow === undefined)
    throw new UsageError("Ids alone do not say where the orders are: give --chain ID and --escrow ADDRESS.", [
      "Or give the order files, or --rpc URL.",
    ]);
  for (const [path, file] of files) requireHere(path, file, { chainId, escrow });

  const orders = named.map((each): AttestedOrder => {
    const file = files.get(each);
    if (file === undefined) return { orderId: parsedOption("ORDER", bytes32Schema, each) };
    return { orderId: orderIdOf(file, file.order), file };
  });
  requireOnce(orders);
  requireSameTerms(files);
  return { chainId, escrow, orders, network };
}

function requireHere(
  path: string,
  file: OrderFile,
  { chainId, escrow }: { chainId: number; escrow: Address },
): void {
  if (file.chainId === chainId && isSameHex(file.escrow, escrow)) return;
  throw new UsageError(`${path} is an order of another chain or escrow. Nothing was signed.`, [
    `given: ${file.escrow} on chain ${file.chainId}`,
    `expected: ${escrow} on chain ${chainId}`,
  ]);
}

function requireOnce(orders: readonly AttestedOrder[]): void {
  const ids = orders.map(({ orderId }) => orderId);
  const twice = ids.find((orderId, index) => ids.indexOf(orderId) !== index);
  if (twice !== undefined) throw new UsageError(`Order ${twice} is named twice. Nothing was signed.`);
}

/** One confirmation is of orders of the same terms: signatures over others could never be used. */
function requireSameTerms(files: ReadonlyMap<string, OrderFile>): void {
  const [first, ...others] = [...files];
  const other = others.find(([, { order }]) => order.termsId !== first?.[1].order.termsId);
  if (first === undefined || other === undefined) return;
  throw new LadingError("The orders are of different terms, and are confirmed apart. Nothing was signed.", {
    metaMessages: [`${first[0]}: ${first[1].order.termsId}`, `${other[0]}: ${other[1].order.termsId}`],
    docsPath: "docs/cli/attest.md#many-orders",
  });
}
