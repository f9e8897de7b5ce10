import { type Hash, zeroHash } from "viem";

import type { EscrowClient } from "./escrowClient.ts";
import type { PreparedCall, SendParameters } from "./sendCall.ts";

/**
 * Does everything that an action does but send: checks, simulates, encodes.
 *
 * @example
 * const { to, data } = await prepare(client, claim, { escrow, order });
 * @returns The call, to be sent, shown or proposed elsewhere.
 * @throws EscrowRevertError if the simulation ends with a named error.
 */
export async function prepare<parameters extends SendParameters>(
  client: EscrowClient,
  action: (client: EscrowClient, parameters: parameters) => Promise<Hash>,
  parameters: parameters,
): Promise<PreparedCall> {
  return new Promise((resolve, reject) => {
    const send = (prepared: PreparedCall): Promise<Hash> => {
      resolve(prepared);
      return Promise.resolve(zeroHash);
    };
    action(client, { ...parameters, send }).catch(reject);
  });
}
