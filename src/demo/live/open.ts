import { artifacts, network } from "hardhat";

import type { Step } from "../timeline/step.ts";
import type { Chain, Provider } from "./chain.ts";
import { openChain } from "./chain.ts";
import type { Artifact, ReadArtifact } from "./tokens.ts";

const day = 86_400;

/** An in-process chain. */
export type OpenedChain = { chain: Chain; close(): Promise<void> };

/** Starts an in-process chain whose clock stands a day before the first step. */
export async function openInProcess(steps: readonly Step[]): Promise<OpenedChain> {
  const firstAt = steps[0]?.at ?? Math.floor(Date.now() / 1000);
  const connection = await network.create({
    network: "default",
    chainType: "l1",
    override: { initialDate: new Date((firstAt - day) * 1000).toISOString() },
  });
  const chain = await openChain(connection.provider as Provider);
  return { chain, close: () => connection.close() };
}

export const readArtifact: ReadArtifact = async (name) => {
  const { abi, bytecode } = await artifacts.readArtifact(name);
  return { abi, bytecode } as Artifact;
};
