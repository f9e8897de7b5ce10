import { type Address, getAddress, type Hex, isAddress, isHex, size } from "viem";
import { z } from "zod";

import { LadingError } from "./errors.ts";

/** Something from outside is not what its schema says. Each line of `metaMessages` names one field and why. */
export class ParseError extends LadingError {
  override name = "ParseError";
  /** One entry a wrong field. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];

  constructor(subject: string, issues: readonly { path: string; message: string }[]) {
    super(`${subject} is not valid.`, {
      metaMessages: issues.map(({ path, message }) => `${path === "" ? subject : path}: ${message}`),
      docsPath: "docs/errors.md#parseerror",
    });
    this.issues = issues;
  }
}

/** An address in any case; a mixed-case one must carry the right checksum. Comes out checksummed. */
export const addressSchema = z
  .string()
  .refine((value) => isAddress(value), "is not an address, or its checksum is wrong")
  .transform((value): Address => getAddress(value));

/** Hexadecimal bytes of any length. Comes out in lower case. */
export const bytesSchema = z
  .string()
  .refine((value) => isHex(value) && value.length % 2 === 0, "is not hexadecimal bytes")
  .transform((value) => value.toLowerCase() as Hex);

/** Exactly 32 bytes. */
export const bytes32Schema = bytesSchema.refine(
  (value) => size(value) === 32,
  "is not 32 bytes, 0x and 64 hexadecimal digits",
);

/** A whole number of at most `bits` bits that JavaScript keeps exactly. */
export function uintSchema(bits: 8 | 16 | 32 | 40 | 48) {
  return z
    .number()
    .int()
    .min(0)
    .max(2 ** bits - 1);
}

/** An amount in the token's smallest unit: a bigint, or its decimal digits (as JSON carries it). Never zero. */
export const amountSchema = z
  .union([z.bigint(), z.string().refine((value) => /^[0-9]{1,29}$/.test(value), "is not a whole number")])
  .transform((value) => BigInt(value))
  .refine((value) => value > 0n && value < 2n ** 96n, "must be above zero and fit 96 bits");

/** An amount or number of at most 256 bits: a bigint, or its decimal digits (as JSON carries it). */
export const uint256Schema = z
  .union([z.bigint(), z.string().refine((value) => /^[0-9]{1,78}$/.test(value), "is not a whole number")])
  .transform((value) => BigInt(value))
  .refine((value) => value >= 0n && value < 2n ** 256n, "must not be negative and fit 256 bits");

interface Schema<T> {
  safeParse(
    input: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** Parses `input`, or throws a `ParseError` that names every wrong field. */
export function parseWith<T>(schema: Schema<T>, subject: string, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ParseError(
    subject,
    result.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })),
  );
}
