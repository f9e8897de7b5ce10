import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { build } from "esbuild";

describe("the client in a browser", () => {
  it("bundles without any module of Node, and runs", async () => {
    const entry = fileURLToPath(new URL("../../../src/client/index.ts", import.meta.url));
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "esm",
      target: "es2022",
      logLevel: "silent",
    });
    const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(imported.length).to.be.greaterThan(100);
    expect(imported.filter((path) => builtin.has(path))).to.deep.equal([]);

    const [bundle] = outputFiles;
    if (bundle === undefined) throw new Error("nothing was bundled");
    const source = Buffer.from(bundle.contents).toString("base64");
    const client = await import(`data:text/javascript;base64,${source}`);
    expect(client.commitDetails({ details: { goods: "lamps" } }).detailsHash).to.match(/^0x[0-9a-f]{64}$/);
    const path = { tokens: [`0x${"11".repeat(20)}`, `0x${"22".repeat(20)}`], feesMillionths: [500] };
    expect(client.encodeUniswapV3Data(path, "purchase")).to.equal(
      `0x${"22".repeat(20)}0001f4${"11".repeat(20)}`,
    );
    expect(client.exchangeActions).to.be.a("function");
  });
});
