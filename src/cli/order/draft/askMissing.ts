import { input } from "@inquirer/prompts";

import type { Terminal } from "../../terminal.ts";
import { UsageError } from "../../usageError.ts";
import type { DraftArguments } from "./draftOptions.ts";

const questions = {
  buyer: ["--buyer", "The buyer's address"],
  seller: ["--seller", "The seller's address"],
  amount: ["--amount", "What the seller is owed, as in 12500 USDC"],
  terms: ["--terms", "The id of the terms"],
  deliverBy: ["--deliver-by", "Last time to confirm delivery, as in 2026-12-31 or 30 days"],
} as const;

type Needed = keyof typeof questions;

/** Draft options with nothing missing. */
export type CompleteDraft = DraftArguments & Readonly<Record<Needed, string>>;

/**
 * Asks for what was not given.
 *
 * @throws UsageError naming everything that is missing, where nobody can be asked.
 */
export async function askMissing(given: DraftArguments, terminal: Terminal): Promise<CompleteDraft> {
  const missing = (Object.keys(questions) as Needed[]).filter((name) => given[name] === undefined);
  const canAsk = process.stdin.isTTY === true && terminal.isLive;
  if (missing.length > 0 && !canAsk)
    throw new UsageError(
      `The order is not complete: say ${missing.map((name) => questions[name][0]).join(", ")}.`,
    );
  const answers: Partial<Record<Needed, string>> = {};
  for (const name of missing) {
    const message = questions[name][1];
    answers[name] = await input({ message, required: true }, { output: process.stderr });
  }
  return { ...given, ...answers } as CompleteDraft;
}
