import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { Wallet } from "ethers";

import { createKeystore } from "../../../../src/cli/signing/keystore/createKeystore.ts";
import { readKeystoreFile } from "../../../../src/cli/signing/keystore/keystoreFile.ts";
import { openKeystore } from "../../../../src/cli/signing/keystore/openKeystore.ts";
import { newPassword } from "../../../../src/cli/signing/newPassword.ts";
import { openSigner } from "../../../../src/cli/signing/openSigner.ts";
import { askPassword, passwordOfFile } from "../../../../src/cli/signing/password.ts";
import { quietTerminal } from "../../../helpers/quietTerminal.ts";
import { type SigningChain, signingChain } from "../../../helpers/signingChain.ts";

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/keystores/${name}.json`, import.meta.url));

// The two of the Web3 Secret Storage Definition, and one written by ethers.
const vectors = [
  ["vector-pbkdf2", "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b"],
  ["vector-scrypt", "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b"],
  ["ethers-scrypt", "0x1AB566Ff4631c230Ec3CeA9aF0809bB95af0eB55"],
] as const;

const light = fixture("ethers-scrypt");

describe("an encrypted keystore", function () {
  this.timeout(60_000);
  let chain: SigningChain;
  let folder: string;
  let passwordFile: string;

  before(async () => {
    chain = await signingChain();
    folder = await mkdtemp(join(tmpdir(), "lading-keys-"));
    passwordFile = join(folder, "password");
    await writeFile(passwordFile, "testpassword\r\n", { mode: 0o600 });
  });

  after(async () => {
    await chain.close();
    await rm(folder, { recursive: true });
  });

  const failureOf = (work: Promise<unknown>): Promise<Error> =>
    work.then(
      () => expect.fail("it was opened"),
      (error: unknown) => error as Error,
    );

  for (const [name, address] of vectors)
    it(`made elsewhere signs: ${name}`, async () => {
      const keystore = fixture(name);
      const signer = await openSigner({ keystore, passwordFile });
      expect(signer.address).to.equal(address);
      expect(signer.keptBy).to.equal(`the keystore ${keystore}`);
      await chain.acceptsFrom(signer);
    });

  it("names its address without the password, and asks for it once the first signature is due", async () => {
    const signer = await openSigner({ keystore: light, passwordFile: join(folder, "missing") });
    expect(signer.address).to.equal(vectors[2][1]);
    const error = await failureOf(chain.client.signMessage({ account: signer.account, message: "x" }));
    expect(error.message).to.include("ENOENT");
  });

  it("stays closed to a wrong password, with or without an address in it", async () => {
    const wrong = join(folder, "wrong");
    await writeFile(wrong, "Testpassword", { mode: 0o600 });
    const signer = await openSigner({ keystore: light, passwordFile: wrong });
    const late = await failureOf(chain.client.signMessage({ account: signer.account, message: "x" }));
    expect(late).to.include({ name: "PasswordWrongError" });
    expect(late.message).to.include(`does not open the keystore ${light}.`).and.not.include("Testpassword");
    const args = { keystore: fixture("vector-pbkdf2"), passwordFile: wrong };
    expect(await failureOf(openSigner(args))).to.include({ name: "PasswordWrongError" });
  });

  it("signs for its own address only", async () => {
    const account = chain.recipient;
    const error = await failureOf(openSigner({ keystore: light, account }));
    expect(error).to.include({ name: "UsageError" });
    expect(error.message).to.include(`--account is ${account}`).and.to.include(vectors[2][1]);
  });

  it("that is damaged is refused with the field's name", async () => {
    const text = await readFile(fixture("vector-scrypt"), "utf8");
    const damages: [from: string | RegExp, to: string, says: string][] = [
      [/[\s\S]*/, "not JSON", "It is not JSON"],
      [/[\s\S]*/, "[]", "It: "],
      ['"version": 3', '"version": 1', "version: "],
      ['"kdf": "scrypt"', '"kdf": "argon2"', "crypto.kdf: "],
      ["aes-128-ctr", "aes-128-cbc", "crypto.cipher: "],
      ["d172bf", "d172b", "crypto.ciphertext: "],
      ["d172bf", "x172bf", "crypto.ciphertext: is not hexadecimal"],
      ["83dbcc", "83db", "crypto.cipherparams.iv: is not 16 bytes"],
      ['"dklen": 32', '"dklen": 16', "crypto.kdfparams.dklen: "],
      ['"n": 262144', '"n": 262143', "crypto.kdfparams.n: is no power of two"],
      ['"n": 262144', '"n": 1073741824', "crypto.kdfparams: ask for more memory or time"],
      ['"p": 8', '"p": 1000000', "crypto.kdfparams: ask for more memory or time"],
      ['"version": 3', '"version": 3, "address": "0x12"', "address: is not an address"],
    ];
    const path = join(folder, "damaged.json");
    for (const [from, to, says] of damages) {
      await writeFile(path, text.replace(from, to));
      const error = await failureOf(readKeystoreFile(path));
      expect(error, to).to.include({ name: "KeystoreDamagedError" });
      expect(error.message, to).to.include(says).and.to.include("backup");
    }
  });

  it("whose bytes were changed does not open, and one that names another address does not sign", async () => {
    const text = await readFile(light, "utf8");
    const path = join(folder, "changed.json");
    await writeFile(path, text.replace("468a54", "468a55"));
    const changed = await readKeystoreFile(path);
    expect(await failureOf(openKeystore(changed, "testpassword"))).to.include({ name: "PasswordWrongError" });

    await writeFile(path, text.replace("1ab566ff", "1ab566fe"));
    const renamed = await readKeystoreFile(path);
    const error = await failureOf(openKeystore(renamed, "testpassword"));
    expect(error).to.include({ name: "KeystoreDamagedError" });
    expect(error.message).to.include(vectors[2][1]);
  });

  it("that is new opens elsewhere, is its owner's alone, and overwrites nothing", async () => {
    const pathOf = () => join(folder, "new", "key.json");
    const { address, path } = await createKeystore({ password: "correct horse", pathOf, cost: 1024 });
    const text = await readFile(path, "utf8");
    expect((await Wallet.fromEncryptedJson(text, "correct horse")).address).to.equal(address);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).to.equal(0o600);
    const again = await failureOf(createKeystore({ password: "correct horse", pathOf, cost: 1024 }));
    expect(again).to.include({ name: "UsageError" });
    expect(await readFile(path, "utf8")).to.equal(text);
    expect((await readKeystoreFile(path)).address).to.equal(address);
  });
});

describe("a password", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-password-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("is asked for without being shown, on a screen only", async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const output = new PassThrough();
    let shown = "";
    output.on("data", (piece) => {
      shown += piece;
    });
    const answer = askPassword("Password of the key:", { input, output });
    // Keys that are pressed before there is a question do not count.
    while (!shown.includes("Password of the key:")) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 50));
    input.write("s3cret words\n");
    expect(await answer).to.equal("s3cret words");
    expect(shown).to.include("Password of the key:").and.not.include("s3cret");

    const unwatched = await askPassword("?", { input: new PassThrough(), output }).catch((error) => error);
    expect(unwatched.message).to.include("--password-file FILE");
  });

  it("comes from a file, with a warning where others can read it", async () => {
    const path = join(folder, "file");
    await writeFile(path, " two words \n\n", { mode: 0o600 });
    const terminal = quietTerminal();
    expect(await passwordOfFile(path, terminal)).to.equal(" two words \n");
    expect(terminal.errors).to.deep.equal([]);
    if (process.platform !== "win32") {
      await chmod(path, 0o640);
      await passwordOfFile(path, terminal);
      expect(terminal.errors.join()).to.include(`other users of this machine can read ${path}`);
    }
    await writeFile(path, "\n");
    const error = await passwordOfFile(path, terminal).catch((thrown) => thrown);
    expect(error.message).to.include("is empty");
  });

  it("for a new key is asked for twice, and has eight characters", async () => {
    const answers = (...given: string[]) => {
      const left = [...given];
      return newPassword(undefined, quietTerminal(), async () => left.shift() ?? "").catch((error) => error);
    };
    expect(await answers("12345678", "12345678")).to.equal("12345678");
    expect((await answers("12345678", "12345679")).message).to.include("not the same");
    expect((await answers("1234567", "1234567")).message).to.include("at least 8");
  });
});
