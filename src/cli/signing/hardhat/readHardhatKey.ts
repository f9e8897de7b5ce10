import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";

import { HardhatKeyError } from "../signingErrors.ts";

export interface ReadHardhatKeyParameters {
  /** Hardhat's command line. */
  readonly hardhat: string;
  /** The project's folder. */
  readonly folder: string;
  readonly name: string;
  readonly password: string;
}

/**
 * What Hardhat's keystore has under a name, by `hardhat keystore get`.
 *
 * Hardhat asks for its password and prints the value on the same stream. That stream is caught here, so that the key never
 * reaches the screen; the question is therefore asked beforehand and the answer goes through a pipe, which no process list
 * shows.
 *
 * @throws HardhatKeyError saying what Hardhat said.
 */
export async function readHardhatKey({
  hardhat,
  folder,
  name,
  password,
}: ReadHardhatKeyParameters): Promise<string> {
  const child = spawn(process.execPath, [hardhat, "keystore", "get", name], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: "pipe",
  });
  // It may end before it reads the password, for want of a keystore.
  child.stdin.on("error", () => {});
  child.stdin.end(`${password}\n`);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const said = stripVTControlCharacters(out).replace(/^.*Enter the password: /s, "");
  if (code === 0) return said.trim();
  throw refusal(said, stripVTControlCharacters(err), name);
}

function refusal(out: string, err: string, name: string): HardhatKeyError {
  if (/HHE50000/.test(err)) return new HardhatKeyError("the password is wrong.", "Try it again.");
  if (/No production keystore found/.test(out))
    return new HardhatKeyError("there is none yet.", `Make one: npx hardhat keystore set ${name}`);
  if (/not found in the/.test(out))
    return new HardhatKeyError(`there is no ${name} in it.`, "npx hardhat keystore list shows its names.");
  const [reason = "it could not be read."] = err.trim().split("\n");
  return new HardhatKeyError(reason, `Find out why: npx hardhat keystore get ${name}`);
}
