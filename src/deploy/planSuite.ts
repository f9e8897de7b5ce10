import { type Address, domainSeparator, type Hex, numberToHex, pad } from "viem";

import { escrowDomain } from "../order/typedData.ts";
import type { ReadBuild } from "./builtContract.ts";
import { type Plan, planContract } from "./plan.ts";
import { planExchange } from "./planExchange.ts";

const VERIFIERS = ["P256Verifier", "WebAuthnVerifier", "RsaVerifier"];

/** Plans the escrow, after the library whose address its code holds. */
export async function planEscrow(readBuild: ReadBuild): Promise<[library: Plan, escrow: Plan]> {
  const library = planContract({
    name: "TermsPublisher",
    build: await readBuild("TermsPublisher"),
    // A library knows its own address, so that nobody calls it directly.
    immutableValues: (address) => [wordOf(address)],
  });
  const escrow = planContract({
    name: "OrderEscrow",
    build: await readBuild("OrderEscrow"),
    // EscrowBase declares the domain of the deployment first, then its chain id and its address.
    immutableValues: (escrow, chainId) => [
      domainSeparator({ domain: escrowDomain({ escrow, chainId }) }),
      numberToHex(chainId, { size: 32 }),
      wordOf(escrow),
    ],
  });
  return [library, escrow];
}

/** Plans what every chain gets: the escrow and its library, the verifiers of attesters' keys, and the exchange. */
export async function planSuite(readBuild: ReadBuild): Promise<Plan[]> {
  const [library, escrow] = await planEscrow(readBuild);
  const verifiers = VERIFIERS.map(async (name) => planContract({ name, build: await readBuild(name) }));
  return [
    library,
    escrow,
    ...(await Promise.all(verifiers)),
    ...(await planExchange(readBuild, escrow.address)),
  ];
}

/** An address as a word of code, which knows no checksum. */
function wordOf(address: Address): Hex {
  return pad(address, { size: 32 }).toLowerCase() as Hex;
}
