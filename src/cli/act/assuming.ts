import { createClient, custom, type StateOverride } from "viem";

import type { EscrowClient } from "../../client/escrowClient.ts";

const simulations: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

/** The client, for whose simulations something is assumed of the chain's state. What is sent assumes nothing. */
export function assuming(client: EscrowClient, assumes: StateOverride | undefined): EscrowClient {
  if (assumes === undefined) return client;
  const overrides = Object.fromEntries(
    assumes.map(({ address, code, stateDiff = [] }) => [
      address,
      {
        ...(code === undefined ? {} : { code }),
        stateDiff: Object.fromEntries(stateDiff.map(({ slot, value }) => [slot, value])),
      },
    ]),
  );
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    if (!simulations.has(method)) return client.request({ method, params } as never);
    const [call, block = "latest"] = params as [unknown, unknown?];
    return client.request({ method, params: [call, block, overrides] } as never);
  };
  return createClient({ transport: custom({ request }, { retryCount: 0 }) });
}
