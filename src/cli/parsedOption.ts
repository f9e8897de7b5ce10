import type { z } from "zod";

import { UsageError } from "./usageError.ts";

/**
 * One value of the command line.
 *
 * @throws UsageError that names the option and what is wrong with its value.
 */
export function parsedOption<Schema extends z.ZodType>(
  option: string,
  schema: Schema,
  value: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success)
    throw new UsageError(`${option} ${value} ${result.error.issues[0]?.message ?? "is not valid"}.`);
  return result.data;
}
