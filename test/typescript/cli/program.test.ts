import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { runLading } from "../../helpers/runLading.ts";

const program = fileURLToPath(new URL("../../../bin/lading.mjs", import.meta.url));
const nowhere = "http://127.0.0.1:9";

describe("the lading program", function () {
  this.timeout(60_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-program-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("completes commands and options in bash", async () => {
    await symlink(program, join(folder, "lading"));
    const env = { ...process.env, SHELL: "/bin/bash", ZSH_NAME: "", npm_config_loglevel: "silent" };
    const PATH = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
    const complete = (...words: string[]) => {
      const line = words.map((word) => `'${word}'`).join(" ");
      const script =
        `source <(lading completion); COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; ` +
        `_lading_yargs_completions; printf "%s\\n" "\${COMPREPLY[@]}"`;
      const { status, stdout, stderr } = spawnSync("bash", ["-c", script], {
        encoding: "utf8",
        env: { ...env, PATH },
      });
      expect(status, stderr).to.equal(0);
      return stdout.trim().split("\n");
    };
    expect(complete("lading", "ch")).to.deep.equal(["chain"]);
    expect(complete("lading", "chain", "p")).to.deep.equal(["pass"]);
    expect(complete("lading", "chain", "--re")).to.deep.equal(["--reset"]);
    expect(complete("lading", "audit", "--tr")).to.deep.equal(["--trust"]);
  });

  it("completes in zsh, with what each is for", async () => {
    const env = { SHELL: "/bin/zsh", ZSH_NAME: "zsh" };
    const script = await runLading(["completion"], { env });
    expect(script.out).to.match(/^#compdef lading\n/);
    const words = await runLading(["--get-yargs-completions", "lading", "chain", "--"], { env });
    expect(words.out).to.match(/^--reset:Remove/m);
    const commands = await runLading(["--get-yargs-completions", "lading", ""], { env });
    expect(commands.out).to.match(/^audit:Prove/m);
    // Where there is a zsh, it also reads the script.
    const { error, status, stderr } = spawnSync("zsh", ["-n"], { input: script.out, encoding: "utf8" });
    if (error === undefined) expect(status, stderr).to.equal(0);
  });

  it("says its version, which command's help to read, and all of it in one language", async () => {
    const { version } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8"));
    expect((await runLading(["--version"])).out).to.equal(`${version}\n`);
    const help = await runLading(["--help"], { env: { LC_ALL: "zh_CN.UTF-8" } });
    expect(help.out).to.match(/^Options:$/m);
    expect(help.out).to.match(/lading --version tells the version\.\n$/);
    const env = { LC_ALL: "de_DE.UTF-8" };
    const reason = await runLading(["order", "dispute", "lamps.json"], { env });
    expect(reason.err).to.equal(
      "An option is missing: --reason\n\nlading order dispute --help shows what it takes.\n",
    );
    const none = await runLading(["order", "draft"], { env });
    expect(none.err).to.match(/^Something is missing after the command: 0 given, at least 1 needed\.\n/);
    const choice = await runLading(["order", "dispute", "lamps.json", "--reason", "late"], { env });
    expect(choice.err).to.match(/^That is none of the choices\.\n {2}--reason "late": choose one of "att/);
    const missing = await runLading(["attest", "nothing.json", "--account", `0x${"1".repeat(40)}`], { env });
    expect(missing.err).to.equal("There is no file nothing.json.\n");
    expect(missing.code).to.equal(3);
  });

  it("takes from environment and file what a command has, and leaves the rest to others", async () => {
    const config = join(folder, "lading.json");
    await writeFile(config, JSON.stringify({ escrow: "0x1", port: 99_999, trust: "0x2" }));
    const env = { LADING_RPC: nowhere, LADING_ESCROW: "0x3", LADING_CHAIN_FOLDER: folder };
    const chain = await runLading(["chain", "--config", config], { env });
    expect(chain.err).to.include("--port 99999 is not between");
    const pass = await runLading(["chain", "pass", "3d", "--config", config], { env });
    expect(pass.err).to.include(`${nowhere} is no chain of lading chain`);
  });

  it("does not take from a command line what a command has not", async () => {
    for (const args of [["--escrow", "0x1"], ["--escrow=0x1"], ["--dryRun"], ["--no-mercy"], ["stop"]]) {
      const { err, code } = await runLading(["chain", ...args], { env: { LADING_ESCROW: "0x3" } });
      expect(err, args.join(" ")).to.match(/Unknown argument|Unknown command/);
      expect(code).to.equal(64);
    }
  });
});
