import { type Hex, isHex, parseSignature, serializeSignature, size } from "viem";

import { SignerFailedError } from "../signingErrors.ts";
import type { SignerRpc } from "./signerRpc.ts";

/** A signature in the form that contracts take: 65 bytes ending with 27 or 28, whichever way the signer counts. */
export function normalSignature(rpc: SignerRpc, answer: unknown): Hex {
  try {
    if (isHex(answer) && size(answer) === 65) return serializeSignature(parseSignature(answer));
  } catch {
    // Numbers outside the curve: no signature either.
  }
  throw new SignerFailedError(rpc.name, "its answer is no signature");
}
