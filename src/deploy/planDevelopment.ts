import { planPermit2 } from "./permit2.ts";
import type { Plan } from "./plan.ts";
import { planStablecoins, type StablecoinParameters } from "./planStablecoins.ts";

/** Plans what public chains have already, and a development chain needs for trying things out. */
export async function planDevelopment(parameters: StablecoinParameters): Promise<Plan[]> {
  return [await planPermit2(), ...(await planStablecoins(parameters))];
}
