import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { ponderCall, schemaName } from "../../../tools/indexer/ponderCall.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("how Ponder is called", () => {
  it("with a schema of its code, without telemetry", () => {
    const { args, env } = ponderCall(["start", "--port", "0"], {});
    expect(args).to.deep.equal(["start", "--schema", schemaName(), "--port", "0"]);
    expect(env).to.deep.equal({ PONDER_TELEMETRY_DISABLED: "true" });
  });

  it("with the schema that somebody names, and none where a command has none", () => {
    expect(ponderCall(["start", "--schema", "mine"], {}).args).to.deep.equal(["start", "--schema", "mine"]);
    expect(ponderCall(["serve"], { DATABASE_SCHEMA: "mine" }).args).to.deep.equal(["serve"]);
    expect(ponderCall(["codegen"], {}).args).to.deep.equal(["codegen"]);
  });

  it("with another schema as soon as the fold is another one", async () => {
    const copy = await mkdtemp(join(tmpdir(), "lading-schema-"));
    try {
      for (const folder of ["indexer/src", "src/audit", "src/order", "src/rpc"]) {
        await cp(join(root, folder), join(copy, folder), { recursive: true });
      }
      for (const file of ["ponder.config.ts", "ponder.schema.ts", "package.json"]) {
        await cp(join(root, "indexer", file), join(copy, "indexer", file));
      }
      expect(schemaName(copy)).to.equal(schemaName());
      await writeFile(join(copy, "src/audit/fold/credits.ts"), "export {};\n");
      expect(schemaName(copy)).to.match(/^lading_[0-9a-f]{16}$/);
      expect(schemaName(copy)).to.not.equal(schemaName());
    } finally {
      await rm(copy, { recursive: true });
    }
  });
});
