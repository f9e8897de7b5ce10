import { expect } from "chai";
import { keccak256 } from "viem";

import { headerHash } from "../../../src/audit/prove/headerHash.ts";
import { bloomTest } from "../../../src/audit/prove/mayConcern.ts";
import { proveReceipts } from "../../../src/audit/prove/proveReceipts.ts";
import { receiptsRoot } from "../../../src/audit/prove/receiptsRoot.ts";
import { type ChainReceipt, parseReceipt } from "../../../src/rpc/chain.ts";
import { type ChainHeader, parseHeader } from "../../../src/rpc/chainHeader.ts";
import { type AuditChain, auditChain } from "../../helpers/auditChain.ts";

/** Beyond 127 the keys of the trie have two bytes. */
const manyTransactions = 140;

describe("proof of a block", function () {
  this.timeout(30_000);

  let chain: AuditChain;
  let header: ChainHeader;
  let receipts: ChainReceipt[];

  before(async () => {
    chain = await auditChain();
    await mineOneOfEachKind();
    const block = await chain.rpc.request({ method: "eth_getBlockByNumber", params: ["latest", false] });
    header = parseHeader(block);
    receipts = await Promise.all(
      header.transactions.map(async (hash) =>
        parseReceipt(await chain.rpc.request({ method: "eth_getTransactionReceipt", params: [hash] })),
      ),
    );
  });

  after(() => chain.close());

  it("hashes the header to its hash, with the fields of every fork", () => {
    expect(header.requestsHash).to.be.a("string");
    expect(headerHash(header)).to.equal(header.hash);
  });

  it("gives the header's receipts root for many receipts of every type", async () => {
    expect(new Set(receipts.map(({ type }) => type))).to.deep.equal(new Set(["0x0", "0x1", "0x2"]));
    expect(new Set(receipts.map(({ status }) => status))).to.deep.equal(new Set(["0x0", "0x1"]));
    expect(receipts.length).to.be.greaterThan(manyTransactions);
    expect(await receiptsRoot(receipts)).to.equal(header.receiptsRoot);
  });

  it("gives the empty trie's root for no receipts", async () => {
    expect(await receiptsRoot([])).to.equal(keccak256("0x80"));
  });

  const lies: Record<string, (all: ChainReceipt[]) => ChainReceipt[]> = {
    "a receipt left out": (all) => all.slice(1),
    "the last receipt left out": (all) => all.slice(0, -1),
    "a receipt twice": (all) => [...all, ...all.slice(-1)],
    "two receipts exchanged": ([first, second, ...rest]) =>
      [second, first, ...rest].flatMap((one) => one ?? []),
    "another status": ([first, ...rest]) => [{ ...(first as ChainReceipt), status: "0x0" }, ...rest],
    "another type": ([first, ...rest]) => [{ ...(first as ChainReceipt), type: "0x4" }, ...rest],
    "another gas": ([first, ...rest]) => [{ ...(first as ChainReceipt), cumulativeGasUsed: "0x1" }, ...rest],
  };
  for (const [what, lie] of Object.entries(lies)) {
    it(`notices ${what}`, async () => {
      const findings = await proveReceipts(7, header, lie(receipts));
      expect(findings.map(({ code, block }) => ({ code, block }))).to.deep.equal([
        { code: "receiptsRootMismatch", block: 7 },
      ]);
    });
  }

  it("names a receipt type that no rule covers, and does not throw", async () => {
    const [first, ...rest] = receipts;
    const findings = await proveReceipts(7, header, [{ ...(first as ChainReceipt), type: "0x7f" }, ...rest]);
    expect(findings.map(({ code }) => code)).to.deep.equal(["receiptTypeUnknown"]);
  });

  it("finds an emitter and an account topic in a bloom filter, and not a stranger", async () => {
    const token = await chain.deploy("MockErc20", ["Plain", "PLN", 18]);
    const owner = chain.account(3);
    await chain.send(chain.account(0), token, await chain.abiOf("MockErc20"), "mint", [owner, 1n]);
    const { logsBloom } = await chain.client.getBlock();
    expect(bloomTest(token)(logsBloom ?? "0x")).to.equal(true);
    expect(bloomTest(owner)(logsBloom ?? "0x")).to.equal(true);
    expect(bloomTest(chain.account(4))(logsBloom ?? "0x")).to.equal(false);
    expect(bloomTest(chain.account(4), [token])(logsBloom ?? "0x")).to.equal(true);
    expect(bloomTest(chain.account(4), [chain.account(5)])(logsBloom ?? "0x")).to.equal(false);
  });

  async function mineOneOfEachKind(): Promise<void> {
    const { client, account, rpc } = chain;
    await rpc.request({ method: "evm_setAutomine", params: [false] });
    const call = { account: account(0), to: account(1), value: 1n, gas: 30_000n } as const;
    const gasPrice = 10n ** 10n;
    await client.sendTransaction({ ...call, type: "legacy", gasPrice });
    await client.sendTransaction({ ...call, type: "eip2930", gasPrice, accessList: [] });
    // Code that is one invalid instruction fails, and its receipt counts all the same.
    await client.sendTransaction({ account: account(0), data: "0xfe", gas: 100_000n });
    for (let index = 0; index < manyTransactions; index += 1) await client.sendTransaction(call);
    await rpc.request({ method: "evm_mine", params: [] });
    await rpc.request({ method: "evm_setAutomine", params: [true] });
  }
});
