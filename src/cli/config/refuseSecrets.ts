import { UsageError } from "../usageError.ts";
import { optionOfVariable } from "./environmentSettings.ts";
import { flagsOf } from "./flags.ts";

/** A secret was given where others can read it. The error never says what it was. */
export class SecretRefusedError extends UsageError {
  override name = "SecretRefusedError";

  constructor(where: string) {
    super(`${where} must not hold a private key, its words or a password: nothing was read from it.`, [
      "Command lines are kept by shells and shown in process lists; the environment and files in the clear are read by others.",
      "Better:",
      "  lading key new NAME, then --keystore NAME    a new key, encrypted with a password that you are asked for",
      "  npx hardhat keystore set NAME, then --hardhat-key NAME    a key that you have, encrypted by Hardhat",
      "  --signer URL    a signer process, such as Clef, that keeps the key to itself",
      "If this was a real key, others may know it by now: move what it holds to a new one.",
    ]);
  }
}

/** Nothing but a secret goes by these names. */
const secretNames =
  /^(private-?key|priv(-?key)?|pk|sk|secret-?(key|phrase|words?)|mnemonic|seed-?(phrase|words?)|pass(word|phrase))$/;

/** Options about who signs, and names like those of secrets; elsewhere 32 bytes are an id or a hash. */
const signingNames =
  /^(account|signer|signer-timeout|sender|wallet)$|(^|-)(keys?|keystore|private|secret|mnemonic|seed|password|phrase)(-|$)/;

/**
 * Refuses private keys, mnemonics and passwords on the command line and in the environment, before anything else is done.
 *
 * @throws SecretRefusedError naming the option, not its value.
 */
export function refuseSecrets(args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  for (const { name, value = "", words } of flagsOf(args)) {
    refuseSecret(name, value, `--${name}`);
    refuseSecret(name, words.join(" "), `--${name}`);
  }
  for (const [variable, value = ""] of Object.entries(env)) {
    const name = optionOfVariable(variable);
    if (name !== undefined) refuseSecret(name, value, `${variable} in the environment`);
  }
}

/** Refuses one option's value where it is a secret. */
export function refuseSecret(name: string, value: string, where: string): void {
  if (value === "") return;
  if (secretNames.test(name) || (signingNames.test(name) && isSecret(value)))
    throw new SecretRefusedError(where);
}

/**
 * Refuses a secret in an option that no command has, such as a misspelled `--account`.
 *
 * @param message What yargs says of a command line that it does not understand.
 * @returns The message, without anything in it that could be a key.
 */
export function withoutSecrets(message: string, args: readonly string[]): string {
  const [, listed = ""] = /^Unknown arguments?: (.*)$/s.exec(message) ?? [];
  const unknown = new Set(listed.split(", "));
  for (const { name, value = "", words } of flagsOf(args))
    if (unknown.has(name) && (isSecret(value) || isSecret(words.join(" "))))
      throw new SecretRefusedError(`--${name}`);
  return message.replace(/(?:0x)?[0-9a-fA-F]{64}/g, "(64 hexadecimal digits)");
}

function isSecret(value: string): boolean {
  return isPrivateKey(value.trim()) || isMnemonic(value.trim());
}

function isPrivateKey(value: string): boolean {
  return /^(?:0x)?[0-9a-f]{64}(?:\s|$)/i.test(value);
}

/** Twelve words or more, each as in the lists of BIP-39. */
function isMnemonic(value: string): boolean {
  return value.split(/[\s,]+/).filter((word) => /^[a-z]{3,8}$/i.test(word)).length >= 12;
}
