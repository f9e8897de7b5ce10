import { DeployError } from "../../src/deploy/deployError.ts";

/** The words in which a deployment is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DeployError) return error.message;
    throw error;
  }
  throw new Error("The deployment was not refused.");
}
