import { encodeFunctionData } from "viem";

import type { Step } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { moveClock, send } from "./chain.ts";
import { tokenAbi } from "./tokens.ts";
import type { World } from "./world.ts";

/**
 * Sends bare token transfers beside a run: the same tokens, one block each, the clock moved as
 * often, nothing signed and nothing else done.
 */
export async function liveBare(world: World, count: number, steps: readonly Step[]): Promise<void> {
  const currencies = steps.flatMap(({ deed }) =>
    deed.do === "lock" ? deed.orders.map(({ currency }) => currency) : [],
  );
  // From the first step on, a second apart.
  const firstAt = steps[0]?.at ?? 0;
  const issuer = (await memberOf(world.cast, "issuer")).address;
  const from = (await memberOf(world.cast, "bare payer")).address;
  const to = (await memberOf(world.cast, "bare payee")).address;
  for (const currency of new Set(currencies)) {
    const data = encodeFunctionData({ abi: tokenAbi, functionName: "mint", args: [from, 10n ** 24n] });
    await moveClock(world.chain, firstAt);
    await send(world.chain, { from: issuer, to: world.tokens[currency].address, data });
  }

  for (let index = 0; index < count; index++) {
    const token = world.tokens[currencies[index % currencies.length] ?? "USD"].address;
    const data = encodeFunctionData({ abi: tokenAbi, functionName: "transfer", args: [to, 1n] });
    await moveClock(world.chain, firstAt);
    await send(world.chain, { from, to: token, data });
  }
}
