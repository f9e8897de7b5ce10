import { confirm } from "@inquirer/prompts";

import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";

/**
 * Asks on the screen.
 *
 * @throws UsageError where nobody can be asked.
 */
export async function confirmOnScreen(question: string, terminal: Terminal): Promise<boolean> {
  if (terminal.confirm !== undefined) return terminal.confirm(question);
  if (process.stdin.isTTY !== true || !terminal.isLive)
    throw new UsageError("Nobody can be asked here: say --yes to sign and send, or --dry-run to only look.");
  try {
    return await confirm({ message: question, default: false }, { output: process.stderr });
  } catch (error) {
    // Ctrl+C at a question is a no.
    if (error instanceof Error && error.name === "ExitPromptError") return false;
    throw error;
  }
}
