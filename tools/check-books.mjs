// Has hledger and beancount judge the demonstration's books: they must accept them, and refuse them with one digit changed
// or one entry missing. They share no code with this project.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeBeancount } from "../src/books/writeBeancount.ts";
import { writeHledger } from "../src/books/writeHledger.ts";
import { demoBooks } from "./books/demoBooks.ts";
import { reportMissing } from "./books/missing.mjs";

const TOOLS = [
  {
    name: "hledger",
    probe: ["hledger", "--version"],
    command: (path) => ["hledger", "-f", path, "check", "--strict"],
    write: writeHledger,
  },
  {
    name: "beancount",
    probe: ["bean-check", "--version"],
    command: (path) => ["bean-check", path],
    write: writeBeancount,
  },
];

const run = ([command, ...args]) => spawnSync(command, args, { encoding: "utf8" });
const isThere = ({ probe }) => run(probe).error === undefined;

/** The last digit of the first posting's amount, raised by one. */
const withOneDigitChanged = (text) =>
  text.replace(
    /^( {2,4}[A-Z]\S+ {2}\d+\.\d*)(\d)( )/m,
    (_, start, digit, end) => `${start}${(Number(digit) + 1) % 10}${end}`,
  );

async function judge(tool, folder, books) {
  const failures = [];
  const path = join(folder, `journal.${tool.name}`);
  const parameters = { path, currencies: books.currencies, verdict: books.verdict };
  await tool.write(books.journal, parameters);
  const accepted = run(tool.command(path));
  console.log(
    `${tool.name}: ${books.journal.length} entries ${accepted.status === 0 ? "accepted" : "REFUSED"}`,
  );
  if (accepted.status !== 0)
    failures.push(`${tool.name} refuses the books:\n${accepted.stdout}${accepted.stderr}`);

  const spoiled = async (what, write) => {
    await write();
    const { status, stdout, stderr } = run(tool.command(path));
    const why = `${stdout}${stderr}`;
    // A refusal for another reason, such as its syntax, would show nothing.
    const isRefused = status !== null && status > 0 && /balance/i.test(why);
    console.log(`${tool.name}: ${what} ${isRefused ? "refused" : "ACCEPTED"}`);
    if (!isRefused) failures.push(`${tool.name} does not refuse books with ${what}:\n${why}`);
  };
  const text = readFileSync(path, "utf8");
  const changed = withOneDigitChanged(text);
  if (changed === text) failures.push(`${tool.name}: no digit to change was found`);
  await spoiled("one digit changed", () => writeFileSync(path, changed));
  await spoiled("one entry missing", () => tool.write(books.journal.slice(0, -1), parameters));
  const [first, ...others] = books.journal;
  const more = { ...first, amount: first.amount + 1n };
  await spoiled("one unit more on both sides", () => tool.write([more, ...others], parameters));
  return failures;
}

const there = TOOLS.filter(isThere);
const missing = TOOLS.filter((tool) => !there.includes(tool)).map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), "lading-books-"));
try {
  const failures = [];
  if (there.length > 0) {
    const books = await demoBooks();
    if (!books.verdict.balanced || !books.verdict.proven)
      failures.push("the demonstration's own books are not proven");
    for (const tool of there) failures.push(...(await judge(tool, folder, books)));
  }
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
  if (missing.length > 0) process.exitCode = Math.max(process.exitCode, reportMissing(missing, missing));
} finally {
  rmSync(folder, { recursive: true });
}
