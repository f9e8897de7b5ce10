import { type Address, type Hex, recoverMessageAddress, type SignableMessage, toHex } from "viem";

import { SignerMismatchError } from "../signingErrors.ts";
import { normalSignature } from "./normalSignature.ts";
import type { SignerRpc } from "./signerRpc.ts";

/** A text, or bytes, as ERC-191 signs it. */
export async function signedMessage(
  rpc: SignerRpc,
  address: Address,
  message: SignableMessage,
): Promise<Hex> {
  const raw = typeof message === "string" ? message : message.raw;
  const data = typeof raw === "string" && typeof message !== "string" ? raw : toHex(raw);
  const signature = normalSignature(
    rpc,
    await rpc.request("account_signData", ["text/plain", address, data]),
  );
  const by = await recoverMessageAddress({ message, signature });
  if (by === address) return signature;
  throw new SignerMismatchError(rpc.name, [`The signature is not that of ${address} over this text.`]);
}
