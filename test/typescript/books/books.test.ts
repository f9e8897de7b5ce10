import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { currencyBook } from "../../../src/books/currencyBook.ts";
import { writeBeancount } from "../../../src/books/writeBeancount.ts";
import { writeHledger } from "../../../src/books/writeHledger.ts";
import { exampleBooks, names } from "../../helpers/journalExample.ts";

const { journal, verdict } = exampleBooks(40);

/** The two tools, and what accepts a file of theirs. */
const tools = [
  {
    name: "hledger",
    write: writeHledger,
    args: (path: string) => ["hledger", "-f", path, "check", "--strict"],
  },
  { name: "beancount", write: writeBeancount, args: (path: string) => ["bean-check", path] },
];

for (const { name, write, args } of tools) {
  describe(`books for ${name}`, () => {
    let folder: string;
    let path: string;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "lading-books-"));
      path = join(folder, `journal.${name}`);
      await write(journal, { path, currencies: currencyBook(names), verdict });
    });

    after(() => rm(folder, { recursive: true }));

    it("write both sides of every entry, exactly", async () => {
      const text = await readFile(path, "utf8");
      const postings = [...text.matchAll(/^ {2,4}[A-Z]\S+ {2}(-?)([\d.]+) "?([A-Z]+)"?$/gm)];
      expect(postings.length).to.equal(2 * journal.length);
      for (const [index, entry] of journal.entries()) {
        const [to, from] = [postings[2 * index]!, postings[2 * index + 1]!];
        expect([to[1], from[1]]).to.deep.equal(["", "-"]);
        expect(BigInt(to[2]!.replace(".", ""))).to.equal(entry.amount);
        expect(from.slice(2)).to.deep.equal(to.slice(2));
      }
    });

    describe("in the real tool", () => {
      const check = (file: string) => {
        const [command = "", ...rest] = args(file);
        return spawnSync(command, rest, { encoding: "utf8" });
      };
      const refusal = (file: string) => {
        const { status, stderr, stdout } = check(file);
        expect(status).to.be.greaterThan(0);
        return `${stdout}${stderr}`;
      };

      before(function () {
        // The gate check:books says loudly that a tool is missing; without it there is nothing to try.
        if (check(path).error !== undefined) this.skip();
      });

      const spoiled = async (change: (text: string) => string): Promise<string> => {
        const text = await readFile(path, "utf8");
        const changed = change(text);
        expect(changed).to.not.equal(text);
        const copy = join(folder, `spoiled.${name}`);
        await writeFile(copy, changed);
        return copy;
      };

      it("are accepted", () => {
        const { status, stderr } = check(path);
        expect(stderr).to.equal("");
        expect(status).to.equal(0);
      });

      it("are refused with one unit more on one side", async () => {
        const copy = await spoiled((text) => text.replace(/1000\.000001(?= "?USDC"?\n)/, "1000.000002"));
        expect(refusal(copy)).to.match(/balance/i);
      });

      it("are refused with one unit more on both sides", async () => {
        const copy = await spoiled((text) => {
          let left = 2;
          return text.replace(/1000\.000001(?= "?USDC"?\n)/g, (amount) => {
            left -= 1;
            return left < 0 ? amount : "1000.000002";
          });
        });
        expect(refusal(copy)).to.match(/balance/i);
      });

      it("are refused without one entry", async () => {
        const copy = await spoiled((text) =>
          text.replace(
            /\n\n2026-01-05 \*(?:.|\n)*?(?=\n\n2026|\n\ncommodity|\naccount|\n2026-\d\d-\d\d (?:open|commodity))/,
            "\n",
          ),
        );
        expect(refusal(copy)).to.match(/balance/i);
      });

      it("are refused when the verdict says another balance", async () => {
        const copy = join(folder, `other.${name}`);
        const [first, ...others] = verdict.currencies;
        const currencies = [{ ...first!, held: first!.held + 1n }, ...others];
        await write(journal, {
          path: copy,
          currencies: currencyBook(names),
          verdict: { ...verdict, currencies },
        });
        expect(refusal(copy)).to.match(/balance/i);
      });
    });
  });
}
