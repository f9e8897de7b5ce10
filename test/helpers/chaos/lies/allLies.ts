import { changingLies } from "./changingLies.ts";
import { forgeries } from "./forgeries.ts";
import { headerLies } from "./headerLies.ts";
import type { Lie } from "./lie.ts";
import { logLies } from "./logLies.ts";
import { receiptLies } from "./receiptLies.ts";
import { stateLies } from "./stateLies.ts";

/** Lies that a node keeps to: after none of them may an audit end balanced and proven. */
export const allLies: readonly Lie[] = [
  ...logLies,
  ...receiptLies,
  ...headerLies,
  ...forgeries,
  ...stateLies,
  ...changingLies,
];
