import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { freePort } from "../../helpers/localChain.ts";
import { blocksOf, missingLine, type PageBlock, readPage, sectionsOf } from "../../helpers/rolePages.ts";
import { runTypedLine } from "../../helpers/typedLine.ts";

const program = fileURLToPath(new URL("../../../bin/lading.mjs", import.meta.url));
const overview = readPage("README.md");
const pages = new Map(
  [...overview.matchAll(/^- .*\]\((\w+\.md)\)/gm)].map(([, page = ""]) => [page, sectionsOf(readPage(page))]),
);
const story = [...overview.matchAll(/^\d+\. \[(.+)\]\((\w+\.md)#([\w-]+)\)$/gm)].map(
  ([, title = "", page = "", anchor = ""]) => ({ title, page, anchor }),
);

describe("the pages of the roles", function () {
  this.timeout(240_000);
  let folder: string;
  let chain: ChildProcess | undefined;
  let port: number;
  /** The assignments so far: what a terminal would remember. */
  const remembered: string[] = [];
  let env: NodeJS.ProcessEnv;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-roles-"));
    await mkdir(join(folder, "bin"));
    await mkdir(join(folder, "work"));
    await symlink(program, join(folder, "bin", "lading"));
    port = await freePort();
    const inherited = Object.entries(process.env).filter(([variable]) => !variable.startsWith("LADING_"));
    env = {
      ...Object.fromEntries(inherited),
      PATH: [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter),
      XDG_CONFIG_HOME: join(folder, "config"),
      APPDATA: join(folder, "config"),
      NO_COLOR: "1",
    };
  });

  after(async () => {
    if (chain !== undefined && chain.exitCode === null) {
      const closed = once(chain, "close");
      chain.kill("SIGTERM");
      await closed;
    }
    await rm(folder, { recursive: true });
  });

  /** Starts the command that does not end. @returns What it has said when it is ready. */
  async function startChain(line: string): Promise<string> {
    const started = spawn("bash", ["-c", `exec ${line}`], { env: { ...env, LADING_PORT: String(port) } });
    chain = started;
    return new Promise((resolve, reject) => {
      let said = "";
      started.stderr.on("data", (piece) => {
        said += piece;
      });
      started.stdout.on("data", (piece) => {
        said += piece;
        if (said.includes("In another terminal:")) resolve(said);
      });
      started.on("close", (code) => reject(new Error(`lading chain ended with ${code}: ${said}`)));
    });
  }

  /** Runs a line as a terminal would, in which the lines before it were typed. */
  async function type(line: string, code: number): Promise<string> {
    if (/^(export )?[A-Z_]+=(\S*|\$\(.*\))$/.test(line)) {
      // The one thing that is not verbatim: the usual port may be taken on this machine.
      remembered.push(line.replace("127.0.0.1:8545", `127.0.0.1:${port}`));
      return "";
    }
    const run = await runTypedLine({ line, remembered, folder: join(folder, "work"), env });
    expect(run.code, `${line}\n${run.said}`).to.equal(code);
    return run.said;
  }

  async function play(block: PageBlock): Promise<void> {
    if (block.kind === "file") return writeFile(join(folder, "work", block.name), block.content);
    let said = "";
    for (const { line, code } of block.commands) {
      said += line === "lading chain" ? await startChain(line) : await type(line, code);
    }
    const missing = missingLine(block.shown, said);
    expect(missing, `the page shows a line that is not in\n${said}`).to.equal(undefined);
  }

  it("have every block of theirs in the story, once", () => {
    const listed = story.map(({ page, anchor }) => `${page}#${anchor}`);
    const withBlocks = [...pages].flatMap(([page, sections]) =>
      [...sections].flatMap(([anchor, text]) => (text.includes("```") ? [`${page}#${anchor}`] : [])),
    );
    expect(pages.size).to.equal(7);
    expect(listed.toSorted()).to.deep.equal(withBlocks.toSorted());
  });

  it("notice a shown line that is missing, changed or too early", () => {
    const said = "one\npaid 12.00 USDC to 0x12\nthree";
    expect(missingLine(["one", "…", "paid 12.00 USDC to 0x…", "three"], said)).to.equal(undefined);
    expect(missingLine(["paid 13.00 USDC to 0x…"], said)).to.equal("paid 13.00 USDC to 0x…");
    expect(missingLine(["three", "one"], said)).to.equal("one");
    expect(missingLine(["on"], said)).to.equal("on");
  });

  it("begin with a chain", async () => {
    for (const block of blocksOf(sectionsOf(overview).get("begin") ?? "")) await play(block);
    expect(chain?.exitCode).to.equal(null);
    expect(remembered).to.have.lengthOf(6);
  });

  for (const { title, page, anchor } of story) {
    it(`${title} (${page}#${anchor})`, async () => {
      for (const block of blocksOf(pages.get(page)?.get(anchor) ?? "")) await play(block);
    });
  }
});
