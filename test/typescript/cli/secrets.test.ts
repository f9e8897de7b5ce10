import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { english, generateMnemonic, generatePrivateKey } from "viem/accounts";

import { refuseSecrets, withoutSecrets } from "../../../src/cli/config/refuseSecrets.ts";
import { runLading } from "../../helpers/runLading.ts";

const key = generatePrivateKey();
const bare = key.slice(2);
const mnemonic = "test test test test test test test test test test test junk";
const words = mnemonic.split(" ");

describe("secrets where others can read them", function () {
  this.timeout(120_000);

  const refusalOf = (args: readonly string[], env: NodeJS.ProcessEnv = {}): string | undefined => {
    try {
      refuseSecrets(args, env);
      return undefined;
    } catch (error) {
      const { name, message } = error as Error;
      expect(name).to.equal("SecretRefusedError");
      expect(message).to.not.include(bare).and.not.include("junk");
      return message;
    }
  };

  const refused: readonly (readonly string[])[] = [
    ["--account", key],
    ["--account", bare],
    [`--account=${key}`],
    ["--account", bare.toUpperCase()],
    ["--account", mnemonic],
    ["--account", ...words],
    ["--keystore", key],
    ["--signer", key],
    ["--hardhat-key", key],
    ["--password-file", key],
    ["--key", key],
    ["--key", ...words],
    ["-k", "x", "--KEY", key],
    ["--private-key", "anything"],
    ["--privateKey", "anything"],
    ["--private_key=anything"],
    ["--pk", "anything"],
    ["-pk", "anything"],
    ["--secret", key],
    ["--seed", mnemonic],
    ["--mnemonic", "two words"],
    ["--mnemonic", ...words],
    ["--seed-phrase", "any"],
    ["--password", "any"],
    ["order", "lock", "order.json", "--my-key", key],
  ];
  for (const args of refused)
    it(`are refused: ${args.map((arg) => (arg.length > 30 ? "…" : arg)).join(" ")}`, () => {
      expect(refusalOf(args)).to.match(
        /must not hold a private key[\s\S]*lading key new NAME[\s\S]*--signer URL/,
      );
    });

  it("are refused in the environment", () => {
    for (const variable of ["LADING_ACCOUNT", "LADING_KEY", "LADING_SECRET", "LADING_HARDHAT_KEY"])
      expect(refusalOf([], { [variable]: key })).to.include(`${variable} in the environment`);
    for (const variable of ["LADING_PRIVATE_KEY", "LADING_MNEMONIC", "LADING_PASSWORD"])
      expect(refusalOf([], { [variable]: "anything" })).to.include(variable);
  });

  it("are not seen in ids, hashes, addresses, paths, or another program's variables", () => {
    const innocent: readonly (readonly string[])[] = [
      ["--order", key],
      ["--trust", key],
      ["--terms", bare],
      ["order", "show", key],
      ["--account", "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b"],
      ["--keystore", "keys/seller.json", key],
      ["--hardhat-key", "SELLER_KEY"],
      ["--password-file", "/run/secrets/password"],
      ["--keys", "keys"],
      ["--", "--private-key", "x"],
    ];
    for (const args of innocent) expect(refusalOf(args), args.join(" ")).to.equal(undefined);
    expect(refusalOf([], { PRIVATE_KEY: key, LADING_ORDER: key, LADING_PASSWORD: "" })).to.equal(undefined);
  });

  it("are refused in options that no command has, and not repeated in an error", () => {
    const wrong = () => withoutSecrets("Unknown argument: acount", ["audit", "--acount", key]);
    expect(wrong)
      .to.throw(/^--acount must not hold/)
      .with.property("name", "SecretRefusedError");
    expect(withoutSecrets(`Unknown argument: ${key}`, ["audit", key])).to.equal(
      "Unknown argument: (64 hexadecimal digits)",
    );
    expect(withoutSecrets("Unknown argument: colour", ["--colour"])).to.equal("Unknown argument: colour");
  });

  it("hold for every length of a mnemonic", () => {
    for (const strength of [128, 160, 192, 224, 256]) {
      const generated = generateMnemonic(english, strength);
      expect(refusalOf(["--account", generated])).to.include("--account");
    }
  });

  it("end the program before it does anything else", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lading-secrets-"));
    const config = join(folder, "lading.json");
    try {
      await writeFile(config, `{\n  "private-key": "${key}"\n}`);
      const runs = [
        runLading(["key", "address", "--account", key]),
        runLading(["key", "list", "--acount", key]),
        runLading(["--help", "--mnemonic", ...words]),
        runLading(["key", "list"], { env: { LADING_PRIVATE_KEY: key } }),
        runLading(["key", "list", "--config", config]),
        runLading(["key", "list"], { cwd: folder }),
      ];
      for (const { code, out, err } of await Promise.all(runs)) {
        expect(err).to.include("must not hold a private key");
        expect(`${out}${err}`).to.not.include(bare).and.not.include("junk");
        expect(out).to.equal("");
        expect(code).to.equal(64);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
