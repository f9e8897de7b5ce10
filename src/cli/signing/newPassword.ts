import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usageError.ts";
import { askPassword, passwordOfFile } from "./password.ts";

const LEAST_CHARACTERS = 8;

/**
 * A password for a new key: asked for twice, because nobody can see what they type, or from a file.
 *
 * @throws UsageError when it is too short, or was not the same twice.
 */
export async function newPassword(
  passwordFile: string | undefined,
  terminal: Terminal,
  ask: (question: string) => Promise<string> = askPassword,
): Promise<string> {
  const password =
    passwordFile === undefined ? await ask("New password:") : await passwordOfFile(passwordFile, terminal);
  if (password.length < LEAST_CHARACTERS)
    throw new UsageError(`A password must have at least ${LEAST_CHARACTERS} characters. No key was made.`);
  if (passwordFile === undefined && (await ask("The same password again:")) !== password)
    throw new UsageError("The two passwords are not the same. No key was made.");
  return password;
}
