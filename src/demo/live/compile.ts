import { tasks } from "hardhat";

/** Compiles the contracts where they are not, or not any more, as the sources say. */
export async function compile(): Promise<void> {
  await tasks.getTask("build").run({ quiet: true, noTests: true });
}
