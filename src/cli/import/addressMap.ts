import type { Address } from "viem";
import { z } from "zod";

import { addressSchema, parseWith } from "../../order/parse.ts";
import { readJsonFile } from "../text/jsonFile.ts";

const schema = z.record(z.string().min(1), addressSchema);

/** Addresses by name, from a JSON file such as {"Shenzhen Lamps": "0x…"}; empty without a file. */
export async function readAddressMap(path: string | undefined): Promise<ReadonlyMap<string, Address>> {
  if (path === undefined) return new Map();
  return new Map(Object.entries(parseWith(schema, path, await readJsonFile(path))));
}
