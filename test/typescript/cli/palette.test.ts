import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { paintLine } from "../../../src/cli/act/paintLine.ts";
import { auditProgress } from "../../../src/cli/audit/auditProgress.ts";
import { paletteOf } from "../../../src/cli/text/palette.ts";
import { renderTable } from "../../../src/text/table.ts";
import { marked, unmarked } from "../../helpers/markedStyle.ts";
import { quietTerminal } from "../../helpers/quietTerminal.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";

const palette = paletteOf(marked);
const mine = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8 (you)";
const other = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

describe("the colors of lading", () => {
  it("tell how an order stands, and that its time is over", () => {
    const colors = ["locked", "Delivered", "disputed", "settled", "not locked"].map((status) =>
      palette.status(status)("x"),
    );
    expect(colors).to.deep.equal(["⟦cyan:x⟧", "⟦cyan:x⟧", "⟦red:x⟧", "⟦green:x⟧", "⟦dim:x⟧"]);
    expect(palette.status("locked", true)("x")).to.equal("⟦yellow:x⟧");
    expect(palette.good("")).to.equal("");
  });

  it("mark the money that the reader gets, and no other", () => {
    for (const [line, paid] of [
      [`The escrow pays 9,900.00 USDC to the seller ${mine}.`, "9,900.00 USDC"],
      [`The escrow pays 10,000.00 USDC back to the buyer ${mine}.`, "10,000.00 USDC"],
      [`It also pays 0.50 USDC to ${mine}: the fee of the terms, 1 %.`, "0.50 USDC"],
    ] as const)
      expect(paintLine(line, palette)).to.equal(line.replace(paid, `⟦green:${paid}⟧`));
    for (const line of [
      `${mine} pays 10.00 USDC into the escrow ${other}.`,
      `The escrow pays 10.00 USDC to the seller ${other}.`,
      `The escrow pays 10.00 USDC to ${other}, as the seller ${mine} wants it.`,
    ])
      expect(paintLine(line, palette)).to.equal(line);
    expect(paintLine("Mind: it is far.", palette)).to.equal("⟦yellow:Mind: it is far.⟧");
  });

  it("are those of the tables of keys and of options, which say the same without them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lading-palette-"));
    try {
      const address = mine.slice(2, 42).toLowerCase();
      const [bytes16, bytes32] = ["00".repeat(16), "00".repeat(32)];
      const crypto = {
        ...{ kdf: "pbkdf2", kdfparams: { dklen: 32, c: 1, prf: "hmac-sha256", salt: bytes32 } },
        ...{ cipher: "aes-128-ctr", cipherparams: { iv: bytes16 }, ciphertext: bytes32, mac: bytes32 },
      };
      await writeFile(join(folder, "seller.json"), JSON.stringify({ version: 3, address, crypto }));
      await writeFile(join(folder, "nameless.json"), JSON.stringify({ version: 3, crypto }));
      const tables: [args: string[], colored: string[]][] = [
        [
          ["key", "list", "--keys", folder],
          ["⟦dim:key⟧", "⟦dim:address⟧", "⟦dim:(address not named)⟧", `⟦dim:Folder: ${folder}⟧`],
        ],
        [
          ["config", "--rpc", "http://127.0.0.1:9"],
          ["⟦dim:option⟧", "rpc     http://127.0.0.1:9  ⟦dim:the command line⟧"],
        ],
      ];
      for (const [args, expected] of tables) {
        const [plain, colored] = [await runInProcess(args), await runInProcess(args, { style: marked })];
        expect(plain.code, plain.err).to.equal(0);
        expect(unmarked(colored.out)).to.equal(plain.out);
        for (const text of expected) expect(colored.out).to.include(text);
        expect((await runInProcess([...args, "--json"], { style: marked })).out).not.to.include("⟦");
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("leave a person at a screen a bar that knows how long it takes", () => {
    const progress = auditProgress({ ...quietTerminal(), isLive: true }, 100);
    progress.start(1);
    progress.show(7);
    progress.end();
  });

  it("leave a table as wide as it is without them, in any script", () => {
    const rows = [
      ["深圳灯具", "12.00"],
      ["Karachi Textiles", { text: "1,200.00", paint: palette.good }],
      ["", { text: "", paint: palette.bad }],
    ];
    const lines = renderTable(["seller", "amount"], rows, { paintHeader: palette.quiet });
    expect(lines.map(unmarked)).to.deep.equal([
      "seller              amount",
      "──────────────────────────",
      "深圳灯具             12.00",
      "Karachi Textiles  1,200.00",
      "",
    ]);
    expect(lines[3]).to.equal("Karachi Textiles  ⟦green:1,200.00⟧");
    expect(lines[0]).to.equal("⟦dim:seller⟧              ⟦dim:amount⟧");
  });
});
