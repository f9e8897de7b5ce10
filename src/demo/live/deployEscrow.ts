import type { Address, Hex } from "viem";

import { deploy } from "./chain.ts";
import type { Chain } from "./chain.ts";
import type { ReadArtifact } from "./tokens.ts";

/** Deploys the escrow with the library that checks terms. */
export async function deployEscrow(chain: Chain, readArtifact: ReadArtifact, from: Address): Promise<Address> {
  const library = await readArtifact("TermsPublisher");
  const publisher = await deploy(chain, from, library.bytecode);
  const { bytecode } = await readArtifact("OrderEscrow");
  // The compiler leaves a placeholder of the same length wherever the library's address goes.
  const linked = bytecode.replace(/__\$[0-9a-f]{34}\$__/g, publisher.slice(2).toLowerCase());
  return deploy(chain, from, linked as Hex);
}
