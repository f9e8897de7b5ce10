import { input } from "@inquirer/prompts";

import { LadingError } from "../../../order/errors.ts";
import { addressSchema, bytes32Schema } from "../../../order/parse.ts";
import { parsedOption } from "../../parsedOption.ts";
import type { Terminal } from "../../terminal.ts";
import { parseTime } from "../../text/parseTime.ts";
import { UsageError } from "../../usageError.ts";
import type { DraftArguments } from "./draftOptions.ts";

interface Question {
  readonly option: string;
  readonly message: string;
  /** Throws what is wrong with an answer. What only the chain knows is checked later. */
  readonly parse: (answer: string) => unknown;
}

const address = (option: string) => (answer: string) => parsedOption(option, addressSchema, answer);
const questions = {
  buyer: { option: "--buyer", message: "The buyer's address", parse: address("--buyer") },
  seller: { option: "--seller", message: "The seller's address", parse: address("--seller") },
  amount: {
    option: "--amount",
    message: "What the seller is owed, as in 12500 USDC",
    parse: (answer) => {
      if (!/^\d[\d,]*(\.\d+)?\s+\S+$/.test(answer))
        throw new UsageError("Write a number and a currency, as in 12500 USDC.");
    },
  },
  terms: {
    option: "--terms",
    message: "The id of the terms",
    parse: (answer) => parsedOption("--terms", bytes32Schema, answer),
  },
  deliverBy: {
    option: "--deliver-by",
    message: "Last time to confirm delivery, as in 2026-12-31 or 30 days",
    parse: (answer) => parseTime("--deliver-by", answer, 0),
  },
} satisfies Record<string, Question>;

type Needed = keyof typeof questions;

/** Draft options with nothing missing. */
export type CompleteDraft = DraftArguments & Readonly<Record<Needed, string>>;

/**
 * Asks for what was not given, and again after an answer that cannot be.
 *
 * @throws UsageError naming everything that is missing, where nobody can be asked, and at Ctrl-C.
 */
export async function askMissing(given: DraftArguments, terminal: Terminal): Promise<CompleteDraft> {
  const missing = (Object.keys(questions) as Needed[]).filter((name) => given[name] === undefined);
  const canAsk = terminal.ask !== undefined || (process.stdin.isTTY === true && terminal.isLive);
  if (missing.length > 0 && !canAsk)
    throw new UsageError(
      `The order is not complete: say ${missing.map((name) => questions[name].option).join(", ")}.`,
    );
  const ask = terminal.ask ?? askOnScreen;
  const answers: Partial<Record<Needed, string>> = {};
  for (const name of missing) {
    // With --token, the amount needs no currency.
    const isFree = name === "amount" && given.token !== undefined;
    const { message, parse } = questions[name];
    const problem = (answer: string) => (isFree ? undefined : problemOf(parse, answer.trim()));
    answers[name] = (await ask(message, problem)).trim();
  }
  return { ...given, ...answers } as CompleteDraft;
}

function problemOf(parse: Question["parse"], answer: string): string | undefined {
  try {
    parse(answer);
    return undefined;
  } catch (error) {
    if (error instanceof LadingError) return error.shortMessage;
    throw error;
  }
}

async function askOnScreen(
  message: string,
  problem: (answer: string) => string | undefined,
): Promise<string> {
  try {
    const validate = (answer: string) => problem(answer) ?? true;
    // An answer that cannot be is mostly a pasted one, which nobody corrects letter by letter.
    const theme = { validationFailureMode: "clear" } as const;
    return await input({ message, required: true, validate, theme }, { output: process.stderr });
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError")
      throw new UsageError("Not answered: nothing was written.");
    throw error;
  }
}
