import { changingLies } from "./changingLies.ts";
import { forgeries } from "./forgeries.ts";
import { headerLies } from "./headerLies.ts";
import type { Lie } from "./lie.ts";
import { logLies } from "./logLies.ts";
import { receiptLies } from "./receiptLies.ts";
import { stateLies } from "./stateLies.ts";

/** By what they are about: there are many more ways to alter a header than a balance. */
export const lieGroups: readonly (readonly Lie[])[] = [
  logLies,
  receiptLies,
  headerLies,
  forgeries,
  stateLies,
  changingLies,
];

/** Lies that a node keeps to: after none of them may an audit end balanced and proven. */
export const allLies: readonly Lie[] = lieGroups.flat();
