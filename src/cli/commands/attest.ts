import { attestOptions } from "../attest/attestOptions.ts";
import { runAttest } from "../attest/runAttest.ts";
import { defineCommand } from "../command.ts";

/** An attester signs, on a machine that may have no network. */
export const attestCommand = defineCommand({
  command: "attest <orders..>",
  describe: "As a carrier or inspector: sign that orders were delivered, without a network if need be",
  examples: [
    ["lading attest order.json --document receipt.pdf --keystore carrier", "one order, offline"],
    [
      "lading attest a.json b.json --document manifest.pdf --deadline 2026-12-01 --keystore carrier --out carrier.json",
      "a list, confirmed together",
    ],
    [
      "lading attest 0x… --chain 1 --escrow 0x… --evidence-hash 0x… --deadline 2026-12-01 --keystore carrier",
      "by the order's id alone",
    ],
    [
      "lading attest order.json --document receipt.pdf --keystore carrier --rpc URL",
      "checked on the chain first",
    ],
  ],
  options: (program) => attestOptions(program),
  run: (args, terminal) => runAttest(args, terminal),
});
