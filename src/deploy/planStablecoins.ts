import { type Address, encodeFunctionData } from "viem";

import type { ReadBuild } from "./builtContract.ts";
import { type Plan, planContract } from "./plan.ts";

/** A model stablecoin that stands for a real one on development chains. */
export interface ModelStablecoin {
  /** Its name in the record. */
  readonly contract: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** What the issuer's contract calls itself; the model behind the proxy is `model`. */
interface ProxiedModel extends ModelStablecoin {
  readonly model: string;
  readonly name: string;
  readonly currency: string;
  /** Of its typed-data domain. */
  readonly version: string;
}

const proxied: readonly ProxiedModel[] = [
  ...usdcLike("ModelUsdc", "USD Coin", "USDC", "USD"),
  ...usdcLike("ModelEurc", "EURC", "EURC", "EUR"),
  {
    ...{ contract: "ModelJpyc", model: "ModelJpyc", name: "JPY Coin", symbol: "JPYC" },
    ...{ currency: "JPY", decimals: 18, version: "1" },
  },
];
const tether: ModelStablecoin = { contract: "ModelUsdt", symbol: "USDT", decimals: 6 };

/** The models, by the names of what they stand for. */
export const modelStablecoins: readonly ModelStablecoin[] = [...proxied, tether];

function usdcLike(contract: string, name: string, symbol: string, currency: string): [ProxiedModel] {
  return [{ contract, model: "ModelUsdc", name, symbol, currency, decimals: 6, version: "2" }];
}

export interface StablecoinParameters {
  readonly readBuild: ReadBuild;
  /** Owns the models and mints them. */
  readonly issuer: Address;
  /** Can replace the code of those behind a proxy, and cannot use them. */
  readonly admin: Address;
}

/** Plans the model stablecoins, each after the code that it delegates to. */
export async function planStablecoins({ readBuild, issuer, admin }: StablecoinParameters): Promise<Plan[]> {
  const proxy = await readBuild("ModelProxy");
  const plans: Plan[] = [];
  for (const { contract, model, name, symbol, currency, decimals, version } of proxied) {
    const build = await readBuild(model);
    const implementation = planContract({ name: `${model}Implementation`, build });
    // USDC and EURC share theirs, as the real ones do.
    if (!plans.some((plan) => plan.name === implementation.name)) plans.push(implementation);
    const args = [name, symbol, currency, decimals, version, issuer];
    const initialize = encodeFunctionData({ abi: build.abi, functionName: "initialize", args });
    const constructorArgs = [implementation.address, admin, initialize];
    plans.push(planContract({ name: contract, build: proxy, constructorArgs }));
  }
  const usdt = await readBuild("ModelUsdt");
  return [...plans, planContract({ name: tether.contract, build: usdt, constructorArgs: [issuer] })];
}
