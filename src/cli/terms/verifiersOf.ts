import type { Address } from "viem";

import type { DeploymentRecord } from "../../deploy/record.ts";

/** The deployment's verifiers of attesters' keys; `undefined` where none is known. */
export function verifiersOf({ contracts }: DeploymentRecord): readonly Address[] | undefined {
  const { P256Verifier, WebAuthnVerifier, RsaVerifier } = contracts;
  const known = [P256Verifier, WebAuthnVerifier, RsaVerifier].flatMap((record) => record?.address ?? []);
  return known.length === 0 ? undefined : known;
}
