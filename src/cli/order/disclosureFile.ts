import type { Address, Hex } from "viem";
import { z } from "zod";

import { type Disclosure, parseDisclosure } from "../../order/details.ts";
import { addressSchema, bytes32Schema, parseWith } from "../../order/parse.ts";

/** Some details of an order, and of which order. */
export interface DisclosureFile {
  readonly chainId: number;
  readonly escrow: Address;
  readonly orderId: Hex;
  readonly disclosure: Disclosure;
}

const format = "lading-disclosure-1";

const disclosureFileSchema = z
  .object({
    format: z.literal(format),
    chainId: z.number().int().min(1),
    escrow: addressSchema,
    orderId: bytes32Schema,
    disclosure: z.unknown().transform(parseDisclosure),
  })
  .strict();

/** @throws ParseError */
export function parseDisclosureFile(input: unknown): DisclosureFile {
  return parseWith(disclosureFileSchema, "Disclosure file", input);
}

/** As JSON carries it. */
export function disclosureFileOf(file: DisclosureFile): DisclosureFile & { readonly format: string } {
  return { format, ...file };
}
