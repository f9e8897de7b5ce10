import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { computeAddress, Wallet } from "ethers";

import { openSigner } from "../../../../src/cli/signing/openSigner.ts";
import { runLading } from "../../../helpers/runLading.ts";
import { type SigningChain, signingChain } from "../../../helpers/signingChain.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const hardhat = fileURLToPath(new URL("cli.js", import.meta.resolve("hardhat")));
const key = Wallet.createRandom().privateKey;
const password = "correct horse";

describe("Hardhat's keystore", function () {
  this.timeout(180_000);
  let chain: SigningChain;
  let folder: string;
  let env: Record<string, string>;
  let passwordFile: string;
  const inherited = { ...process.env };

  before(async () => {
    chain = await signingChain();
    folder = await mkdtemp(join(tmpdir(), "lading-hardhat-"));
    env = { HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder, LOCALAPPDATA: folder };
    passwordFile = join(folder, "password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    await keep("SELLER_KEY", [password, password, key]);
    await keep("NO_KEY", [password, "https://example.org"]);
    Object.assign(process.env, env);
  });

  after(async () => {
    for (const name of Object.keys(env)) {
      if (inherited[name] === undefined) delete process.env[name];
      else process.env[name] = inherited[name];
    }
    await chain.close();
    await rm(folder, { recursive: true });
  });

  /** Puts a value into the real keystore, one answer to each of Hardhat's questions. */
  async function keep(name: string, answers: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, [hardhat, "keystore", "set", name], {
      cwd: root,
      env: { ...process.env, ...env, NO_COLOR: "1" },
    });
    const left = [...answers];
    child.stdout.on("data", (piece) => {
      if (/: $/.test(String(piece))) child.stdin.write(`${left.shift()}\n`);
      if (left.length === 0) child.stdin.end();
    });
    const [code] = await once(child, "close");
    expect(code).to.equal(0);
  }

  const asked = (args: readonly string[], cwd = root) =>
    runLading(["key", "address", "--password-file", passwordFile, ...args], { env, cwd });

  it("signs, and no stream of the program ever shows the key", async () => {
    const signer = await openSigner({ hardhatKey: "SELLER_KEY", passwordFile });
    expect(signer.keptBy).to.equal("Hardhat's keystore (SELLER_KEY)");
    await chain.acceptsFrom(signer);

    const { out, err, code } = await asked(["--hardhat-key", "SELLER_KEY"]);
    expect([out, err, code]).to.deep.equal([`${computeAddress(key)}\n`, "", 0]);
  });

  it("says what is wrong: the name, the password, the value", async () => {
    const missing = await asked(["--hardhat-key", "BUYER_KEY"]);
    expect(missing.err).to.include("there is no BUYER_KEY in it").and.to.include("keystore list");
    expect(missing.code).to.equal(1);
    const other = await asked(["--hardhat-key", "NO_KEY"]);
    expect(other.err).to.include("NO_KEY is no private key").and.not.include("example.org");
    expect(other.code).to.equal(1);
    await writeFile(passwordFile, "wrong horse");
    const wrong = await asked(["--hardhat-key", "SELLER_KEY"]);
    await writeFile(passwordFile, password);
    expect(wrong.err).to.include("the password is wrong");
    expect(wrong.code).to.equal(1);
    const option = await asked(["--hardhat-key=--show-stack-traces"]);
    expect(option.err).to.include("is no name in Hardhat's keystore");
    expect(option.code).to.equal(64);
  });

  it("needs the Hardhat of a project, and a keystore", async () => {
    const elsewhere = await asked(["--hardhat-key", "SELLER_KEY"], folder);
    expect(elsewhere.err).to.include("Hardhat is not installed in").and.to.include("--keystore FILE");
    expect(elsewhere.code).to.equal(1);
    const empty = join(folder, "empty");
    const own = { HOME: empty, XDG_CONFIG_HOME: empty, APPDATA: empty, LOCALAPPDATA: empty };
    const args = ["key", "address", "--password-file", passwordFile, "--hardhat-key", "SELLER_KEY"];
    const none = await runLading(args, { env: own, cwd: root });
    expect(none.err).to.include("there is none yet").and.to.include("keystore set SELLER_KEY");
  });
});
