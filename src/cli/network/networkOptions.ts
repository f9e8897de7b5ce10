import type { Argv } from "yargs";

/** Which chain and which escrow a command speaks to. */
export interface NetworkArguments {
  readonly rpc?: string | undefined;
  readonly escrow?: string | undefined;
  readonly chain?: number | undefined;
  readonly chainFolder?: string | undefined;
}

const group = "Network:";

/** For chains that lading chain keeps elsewhere than by default. */
export const chainFolderOption = {
  type: "string",
  hidden: true,
  describe: "Where lading chain keeps its chain and what is deployed there",
} as const;

export function networkOptions<Before>(program: Argv<Before>) {
  return program
    .option("rpc", { type: "string", group, describe: "JSON-RPC endpoint of the chain" })
    .option("escrow", {
      type: "string",
      group,
      describe: "Its address; default: the deployment known on this chain",
    })
    .option("chain-folder", chainFolderOption)
    .option("chain", { type: "number", group, describe: "Chain id that the endpoint must be on" });
}
