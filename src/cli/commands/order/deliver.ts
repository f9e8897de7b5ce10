import { getTerms } from "../../../client/getTerms.ts";
import { LadingError } from "../../../order/errors.ts";
import { act } from "../../act/act.ts";
import { actOptions, relayOptions } from "../../act/actOptions.ts";
import { type RelayFileOf, readRelayFile } from "../../act/relayFile.ts";
import { defineCommand } from "../../command.ts";
import type { Network } from "../../network/openNetwork.ts";
import { evidenceHashOf, evidenceOptions } from "../../order/evidence.ts";
import { attestPlan } from "../../order/plans/attestPlan.ts";
import { attestedOf, deliverPlan } from "../../order/plans/deliverPlan.ts";
import { readOrder } from "../../order/readOrder.ts";

/** Delivery is confirmed by the attesters' signatures. */
export const deliverCommand = defineCommand({
  command: "deliver <orders..>",
  describe: "Confirm delivery: sign as an attester, or bring the attesters' signatures to the chain",
  examples: [
    [
      "lading order deliver order.json --evidence receipt.jpg --rpc URL --account 0x… --relay carrier.json",
      "as an attester: sign only",
    ],
    [
      "lading order deliver order.json --attestation carrier.json inspector.json --rpc URL --account 0x…",
      "anybody: send the signatures",
    ],
  ],
  options: (program) =>
    relayOptions(
      actOptions(
        program.positional("orders", {
          type: "string",
          array: true,
          demandOption: true,
          describe: "Orders of the same terms: files or ids, in the order in which they are signed",
        }),
      ),
    )
      .option("attestation", { type: "string", array: true, describe: "Files with attesters' signatures" })
      .option("evidence", evidenceOptions.evidence)
      .option("evidence-hash", evidenceOptions["evidence-hash"]),
  run: (args, terminal) =>
    act(args, terminal, async (context) => {
      const { network } = context;
      const views = await Promise.all(args.orders.map((order) => readOrder(network, order)));
      if (args.relay !== undefined) return attestPlan(context, views, await evidenceHashOf(args));

      const attested = attestedOf(await attestationsOf(network, args.attestation ?? []));
      const given = views.map(({ orderId }) => orderId).join();
      if (given !== attested.orderIds.join())
        throw new LadingError("The attesters signed other orders, or in another order.", {
          metaMessages: [`given: ${given}`, `signed: ${attested.orderIds.join()}`],
        });
      const termsId = views[0]?.order.termsId ?? "0x";
      const { attesters } = await getTerms(network.client, { escrow: network.escrow, termsId });
      return deliverPlan(context, views, attested, attesters);
    }),
});

async function attestationsOf(
  network: Network,
  paths: readonly string[],
): Promise<RelayFileOf<"delivery">[]> {
  return Promise.all(
    paths.map(async (path) => {
      const file = await readRelayFile(path, network);
      if (file.kind !== "delivery") throw new LadingError(`${path} is no attester's signature.`);
      return file;
    }),
  );
}
