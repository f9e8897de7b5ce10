import { readFile, stat } from "node:fs/promises";
import { password as askHidden } from "@inquirer/prompts";

import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";

/** Where a question appears and is answered. */
export interface QuestionStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

const processStreams = (): QuestionStreams => ({ input: process.stdin, output: process.stderr });

/**
 * Asks for a password without showing it.
 *
 * @throws UsageError where nobody can be asked, or nobody answered.
 */
export async function askPassword(
  question: string,
  { input, output }: QuestionStreams = processStreams(),
): Promise<string> {
  if (input.isTTY !== true)
    throw new UsageError(
      "Nobody can be asked for a password here: name a file with it, --password-file FILE.",
    );
  try {
    return await askHidden({ message: question, mask: "*", toggleMask: false }, { input, output });
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError")
      throw new UsageError("No password was given. Nothing was done.");
    throw error;
  }
}

/**
 * The password in a file: its content up to an end of line at its end.
 *
 * @throws UsageError when the file is empty.
 */
export async function passwordOfFile(path: string, terminal: Terminal): Promise<string> {
  const about = await stat(path);
  // A pipe, as a password manager's, has no permissions that matter.
  const isOpen = process.platform !== "win32" && about.isFile() && (about.mode & 0o077) !== 0;
  if (isOpen)
    terminal.err(`Warning: other users of this machine can read ${path}. chmod 600 ${path} ends that.`);
  const password = (await readFile(path, "utf8")).replace(/\r?\n$/, "");
  if (password === "") throw new UsageError(`--password-file ${path} is empty.`);
  return password;
}
