import type { Argv } from "yargs";
import type { GlobalArguments } from "../command.ts";
import { chainFolderOption } from "../network/networkOptions.ts";

/** What to audit, and from where to read it: the same for every command that replays. */
export interface AuditArguments {
  readonly rpc?: string | undefined;
  readonly blocks?: string | undefined;
  readonly chain?: number | undefined;
  readonly escrow?: string | undefined;
  readonly router?: readonly string[] | undefined;
  readonly trust?: string | undefined;
  readonly currency?: readonly string[] | undefined;
  readonly all: boolean;
  readonly out?: string | undefined;
  readonly resume: boolean;
  readonly chainFolder?: string | undefined;
}

/** With the blocks to replay, as numbers or dates. */
export interface RangeArguments extends AuditArguments {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const source = "Source:";
/** The options that say of which currencies and for whom. */
export const scopeGroup = "Currencies:";
/** The options that say which blocks, in the help of every command that has them. */
export const rangeGroup = "Range:";
export const lastBlockOption = {
  type: "string",
  group: rangeGroup,
  describe:
    'Last block: a number, a date or "latest"; default: that of --trust, else the newest finalized one',
} as const;

export function auditOptions<Before extends GlobalArguments>(program: Argv<Before>) {
  return program
    .option("rpc", { type: "string", group: source, describe: "JSON-RPC endpoint of any node" })
    .option("blocks", {
      type: "string",
      group: source,
      describe: "Folder written by lading blocks, instead of a node",
    })
    .conflicts("rpc", "blocks")
    .option("chain-folder", chainFolderOption)
    .option("chain", { type: "number", group: source, describe: "Chain id that the source must be of" })
    .option("escrow", {
      type: "string",
      group: source,
      describe: "Its address; default: the deployment known on this chain",
    })
    .option("router", {
      type: "string",
      array: true,
      group: source,
      describe: "FX routers whose conversions the books show; default: the deployment's",
    })
    .option("currency", {
      type: "string",
      array: true,
      group: scopeGroup,
      describe: "Speak of these alone: CODE, 0x…, or 0x…=CODE:DECIMALS; default: every known one",
    })
    .option("all", {
      type: "boolean",
      default: false,
      group: scopeGroup,
      describe: "Speak of every token, those that a stranger made and locked too",
    })
    .option("trust", {
      type: "string",
      group: rangeGroup,
      describe: "Hash of the last block, known from elsewhere; without it nothing is proven",
    })
    .option("out", { type: "string", describe: "Folder for exports and checkpoint" })
    .option("resume", { type: "boolean", default: false, describe: "Go on from the checkpoint in --out" });
}
