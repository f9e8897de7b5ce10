import { domainSeparator, numberToHex } from "viem";

import { escrowDomain } from "../order/typedData.ts";
import type { ReadBuild } from "./builtContract.ts";
import { type Plan, planContract } from "./plan.ts";
import { planExchange } from "./planExchange.ts";

const VERIFIERS = ["P256Verifier", "WebAuthnVerifier", "RsaVerifier"];

/** Plans the escrow alone. */
export async function planEscrow(readBuild: ReadBuild): Promise<Plan> {
  return planContract({
    name: "OrderEscrow",
    build: await readBuild("OrderEscrow"),
    // EscrowBase declares the domain of the deployment first, then its chain id.
    immutableValues: (escrow, chainId) => [
      domainSeparator({ domain: escrowDomain({ escrow, chainId }) }),
      numberToHex(chainId, { size: 32 }),
    ],
  });
}

/** Plans what every chain gets: the escrow, the verifiers of attesters' keys, and the exchange. */
export async function planSuite(readBuild: ReadBuild): Promise<Plan[]> {
  const escrow = await planEscrow(readBuild);
  const verifiers = VERIFIERS.map(async (name) => planContract({ name, build: await readBuild(name) }));
  return [escrow, ...(await Promise.all(verifiers)), ...(await planExchange(readBuild, escrow.address))];
}
