// The accountant's month. The books come from a proven replay of the chain, not from the shop: the program writes the
// shop's statement as CSV and says which records of the shop's own book have no payment yet, and the other way round.
//
//   SALES=../shop/sales.csv PARTY=0x… node out/month.js
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const {
  SALES = "../shop/sales.csv",
  PARTY = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  LADING = "lading",
} = process.env;
const { LADING_RPC = "http://127.0.0.1:8545" } = process.env;

interface Line {
  readonly time: string;
  readonly kind: string;
  readonly amount: string;
  readonly currency: string;
}
interface Statement {
  readonly balanced: boolean;
  readonly proven: boolean;
  readonly lines: readonly Line[];
  readonly match: { readonly matched: number; readonly onlyInOwn: readonly { readonly reference: string }[] };
}

/** The newest block's hash, which an accountant takes from a source of its own: the client's node is not asked to judge itself. */
async function trusted(): Promise<string> {
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "eth_getBlockByNumber",
    params: ["latest", false],
  });
  const answer = await fetch(LADING_RPC, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return ((await answer.json()) as { result: { hash: string } }).result.hash;
}

const today = (await readFile(SALES, "utf8")).split("\n")[1]?.slice(0, 7);
const last = new Date(`${today}-01T00:00:00Z`);
last.setUTCMonth(last.getUTCMonth() + 1, 0);
const period = ["--from", `${today}-01`, "--to", last.toISOString().slice(0, 10)];
const options = ["--rpc", LADING_RPC, "--trust", await trusted(), "--party", PARTY, ...period];
const files = ["--csv", "statement.csv", "--match", SALES, "--json"];
const { stdout } = await promisify(execFile)(LADING, ["statement", ...options, ...files]);

const { balanced, proven, lines, match }: Statement = JSON.parse(stdout);
console.log(balanced && proven ? "balanced and proven" : "not proven");
for (const { kind, amount, currency } of lines) console.log(kind, amount, currency);
console.log(
  `${match.matched} matched; not paid yet: ${match.onlyInOwn.map(({ reference }) => reference).join(", ")}`,
);
