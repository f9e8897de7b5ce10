import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { catalogOf } from "../../../src/cli/config/optionKinds.ts";
import { readSettings } from "../../../src/cli/config/readSettings.ts";
import { configFolder } from "../../../src/cli/configFolder.ts";
import { runLading } from "../../helpers/runLading.ts";

const text = { type: "string", isList: false } as const;
const catalog = catalogOf([
  new Map(Object.entries({ rpc: text, blocks: text, config: text, keystore: text, signer: text, yes: text })),
  new Map([
    ["router", { type: "string", isList: true }],
    ["resume", { type: "boolean", isList: false }],
    ["signer-timeout", { type: "number", isList: false }],
  ]),
]);

describe("configuration", function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-config-"));
    file = join(folder, "some.json");
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (content: unknown, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    const { settings } = await readSettings(["--config", file, ...args], catalog, env);
    return Object.fromEntries([...settings].map(([name, { value, from }]) => [name, `${value} by ${from}`]));
  };

  it("takes the command line before the environment, and that before the file", async () => {
    const content = { rpc: "http://file", keystore: "file" };
    const env = { LADING_RPC: "http://env", LADING_RESUME: "true" };
    const of = `${file}, line 1`;
    expect(await read(content)).to.deep.equal({ rpc: `http://file by ${of}`, keystore: `file by ${of}` });
    expect(await read(content, [], env)).to.deep.equal({
      rpc: "http://env by LADING_RPC",
      resume: "true by LADING_RESUME",
      keystore: `file by ${of}`,
    });
    expect(await read(content, ["--rpc=http://flag", "--no-resume"], env)).to.deep.equal({
      keystore: `file by ${of}`,
    });
  });

  it("lets one of several ways replace another one set farther away", async () => {
    const content = { rpc: "http://file", keystore: "file" };
    const of = `${file}, line 1`;
    expect(await read(content, ["--signer", "x"])).to.deep.equal({ rpc: `http://file by ${of}` });
    expect(await read(content, ["--blocks", "x"], { LADING_SIGNER: "env" })).to.deep.equal({
      signer: "env by LADING_SIGNER",
    });
  });

  it("is checked: each fault names the line and the option", async () => {
    const faults: [content: unknown, says: string][] = [
      ['{\n  "rpc": "x",\n  "rcp": "y"\n}', 'line 3: lading has no option "rcp"'],
      ['{\n\n  "signer-timeout": "soon"\n}', 'line 3: "signer-timeout" must be a number'],
      [{ resume: "maybe" }, '"resume" must be true or false'],
      [{ rpc: { url: "x" } }, '"rpc" must be a text'],
      [{ router: [{}] }, '"router" must be a text, or a list'],
      [{ yes: "1" }, '"yes" counts on the command line only'],
      [{ config: "other.json" }, '"config" counts on the command line only'],
      [{ extends: "./other.json" }, 'no option "extends"'],
      ["[]", "must be a JSON object"],
      ['{\n  "rpc": "x",\n}', "line 3: this is not JSON"],
    ];
    for (const [content, says] of faults) {
      const error = await read(content).catch((thrown) => thrown);
      expect(error, says).to.include({ name: "UsageError" });
      expect(error.message).to.include(says).and.to.include(file);
    }
    const missing = await readSettings(["--config", "missing.json"], catalog, {}).catch((thrown) => thrown);
    expect(missing.message).to.include("--config missing.json: there is no such file");
    const unknown = await read({}, [], { LADING_RCP: "x" }).catch((thrown) => thrown);
    expect(unknown.message).to.include("LADING_RCP in the environment: lading has no option --rcp");
    const wrong = await read({}, [], { LADING_SIGNER_TIMEOUT: "soon" }).catch((thrown) => thrown);
    expect(wrong.message).to.include("LADING_SIGNER_TIMEOUT in the environment must be a number");
    expect(await read({}, [], { LADING_LOCALHOST_URL: "x", LADING_RPC: "", RPC: "x" })).to.deep.equal({});
  });

  it("lies where the platform keeps such files", () => {
    expect(configFolder({ XDG_CONFIG_HOME: "/x" }, "linux")).to.equal(join("/x", "lading"));
    expect(configFolder({ XDG_CONFIG_HOME: "relative" }, "linux")).to.match(/\.config.lading$/);
    expect(configFolder({}, "darwin")).to.match(/\.config.lading$/);
    expect(configFolder({ APPDATA: "/roaming" }, "win32")).to.equal(join("/roaming", "lading"));
  });

  it("is shown with where each value comes from, and without what follows a node's host", async () => {
    const home = join(folder, "home");
    await mkdir(join(home, "lading"), { recursive: true });
    const own = join(home, "lading", "lading.json");
    await writeFile(own, '{ "rpc": "https://user:pass@node.example/v3/SECRET?key=SECRET", "resume": true }');
    const env = { XDG_CONFIG_HOME: home, APPDATA: home, LADING_KEYSTORE: "seller" };
    const run = (...args: string[]) => runLading(["config", ...args], { env, cwd: folder });
    const { out, code } = await run();
    expect(out).to.match(
      /^option +value +from\n─+\nkeystore +seller +LADING_KEYSTORE\nrpc +https:\/\/node\.example\/… +.*line 1\n/,
    );
    expect(out).to.include(`File: ${own}`).and.not.include("SECRET").and.not.include("pass");
    expect(code).to.equal(0);

    // The current folder's file counts instead, not as well.
    await writeFile(join(folder, "lading.json"), '{ "signer-timeout": 60 }');
    const json = await run("--json", "--signer", "http://127.0.0.1:8550");
    expect(JSON.parse(json.out)).to.deep.equal({
      file: "lading.json",
      options: {
        signer: { value: "http://127.0.0.1:8550", from: "the command line" },
        "signer-timeout": { value: 60, from: "lading.json, line 1" },
      },
    });
    await writeFile(join(folder, "lading.json"), '{ "colour": true }');
    const wrong = await run();
    expect(wrong.err).to.include('lading.json, line 1: lading has no option "colour"');
    expect(wrong.code).to.equal(64);
    expect((await runLading(["--help"], { env, cwd: folder })).code).to.equal(0);
    await rm(join(folder, "lading.json"));
  });

  it("counts for a command's own options, and leaves the others alone", async () => {
    const keys = join(folder, "keys");
    const password = join(folder, "password");
    await writeFile(password, "correct horse\n", { mode: 0o600 });
    const settings = { keys, rpc: "http://127.0.0.1:1", "password-file": password };
    await writeFile(join(folder, "lading.json"), JSON.stringify(settings));
    const run = (...args: string[]) => runLading(["key", ...args], { cwd: folder });

    const made = await run("new", "seller", "--json");
    expect([made.err, made.code]).to.deep.equal(["", 0]);
    const { address, path } = JSON.parse(made.out);
    expect(path).to.equal(join(keys, "seller.json"));
    const { version, crypto } = JSON.parse(await readFile(path, "utf8"));
    expect([version, crypto.kdfparams.n, crypto.kdfparams.r]).to.deep.equal([3, 262_144, 8]);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).to.equal(0o600);

    const again = await run("new", "seller");
    expect(again.err).to.include("is there already, and a key is never overwritten");
    expect(again.code).to.equal(64);
    expect((await run("list")).out).to.include(`seller  ${address}`);
    expect(JSON.parse((await run("list", "--json")).out).keys).to.deep.equal([
      { name: "seller", path, address },
    ]);
    expect((await run("address", "seller")).out).to.equal(`${address}\n`);
    const unasked = await runLading(["key", "new", "other"], { cwd: tmpdir() });
    expect(unasked.err).to.include("--password-file FILE");
    expect(unasked.code).to.equal(64);
    for (const name of ["../seller", "a b", ".hidden"])
      expect((await run("new", name)).code, name).to.equal(64);
    await rm(join(folder, "lading.json"));
  });
});
