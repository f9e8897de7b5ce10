import { expect } from "chai";
import type { Address, Client } from "viem";

import { ownErrorOf } from "../../../../src/cli/ownError.ts";
import { openSigner } from "../../../../src/cli/signing/openSigner.ts";
import { type ClefTwist, clef, otherWallet } from "../../../helpers/clef.ts";
import { runLading } from "../../../helpers/runLading.ts";
import { serveRpc } from "../../../helpers/serveRpc.ts";
import { type SigningChain, settlement, signingChain } from "../../../helpers/signingChain.ts";

describe("a signer process", function () {
  this.timeout(120_000);
  let chain: SigningChain;
  const wallets = [otherWallet(), otherWallet()];
  const [first, second] = wallets.map(({ signer }) => signer.address as Address) as [Address, Address];

  before(async () => {
    chain = await signingChain();
    await chain.fund(first);
  });

  after(() => chain.close());

  /** What a process with a twist lets the program do. */
  async function withProcess<Result>(
    twist: ClefTwist,
    act: (url: string, calls: readonly { method: string }[]) => Promise<Result>,
    from = wallets,
  ): Promise<Result> {
    const { rpc, calls } = clef(from, twist);
    const server = await serveRpc(rpc);
    try {
      return await act(server.url, calls);
    } finally {
      await server.close();
    }
  }

  /** The error of a signature that must not come about, and that nothing reached the chain. */
  async function refused(twist: ClefTwist, what: "transaction" | "typed data" | "text", timeout = 5) {
    const block = await chain.client.getBlockNumber();
    const error = await withProcess(twist, async (url) => {
      const { account } = await openSigner({ signer: url, account: first, signerTimeout: timeout });
      const { client, recipient: to } = chain;
      const attempt = {
        transaction: () => client.sendTransaction({ account, to, value: 7n, data: "0x1234", gas: 100_000n }),
        "typed data": () => client.signTypedData({ account, ...settlement }),
        text: () => client.signMessage({ account, message: "text" }),
      }[what];
      return attempt().then(
        () => expect.fail("it signed"),
        (thrown: unknown) => ownErrorOf(thrown),
      );
    });
    expect(await chain.client.getBlockNumber()).to.equal(block);
    expect(await chain.client.getTransactionCount({ address: first, blockTag: "pending" })).to.equal(nonce);
    return error ?? expect.fail("an error of another library");
  }

  let nonce = 0;
  beforeEach(async () => {
    nonce = await chain.client.getTransactionCount({ address: first });
  });

  it("signs all kinds of transactions, typed data and texts, and is asked once each", async () => {
    await withProcess({}, async (url, calls) => {
      const signer = await openSigner({ signer: url, account: first });
      expect(signer.keptBy).to.equal(`the signer at ${url}`);
      await chain.acceptsFrom(signer);
      expect(calls.map(({ method }) => method)).to.deep.equal([
        ...Array(3).fill("account_signTransaction"),
        "account_signTypedData",
        "account_signData",
      ]);
    });
  });

  it("is asked for its account where none was chosen", async () => {
    for (const listsRecords of [false, true]) {
      const { address } = await withProcess(
        { listsRecords },
        (url) => openSigner({ signer: url }),
        wallets.slice(0, 1),
      );
      expect(address).to.equal(first);
    }
    const error = await withProcess({}, (url) => openSigner({ signer: url }).catch((thrown) => thrown));
    expect(error).to.include({ name: "UsageError" });
    expect(error.message).to.include(first).and.to.include(second).and.to.include("--account");
    const empty = await withProcess({}, (url) => openSigner({ signer: url }).catch((thrown) => thrown), []);
    expect(empty).to.include({ name: "SignerFailedError" });
  });

  it("may refuse", async () => {
    for (const message of ["Request denied", "request denied"]) {
      const error = await refused({ error: { code: -32_000, message } }, "transaction");
      expect(error.name).to.equal("SignerRefusedError");
      expect(error.message).to.match(/refused to sign\. Nothing was sent\.\n\nApprove the request there/);
    }
    for (const what of ["typed data", "text"] as const) {
      const error = await refused({ error: { code: 4001, message: "User rejected" } }, what);
      expect(error.name).to.equal("SignerRefusedError");
    }
  });

  it("may fail, and its words reach the user without control characters", async () => {
    const error = await refused(
      { error: { code: -32_000, message: "unknown\u001b[2J account" } },
      "transaction",
    );
    expect(error.name).to.equal("SignerFailedError");
    expect(error.message).to.include("could not sign: unknown [2J account. Nothing was sent.");
  });

  it("is not waited for longer than --signer-timeout", async () => {
    for (const what of ["transaction", "typed data", "text"] as const) {
      const error = await refused({ isSilent: true }, what, 0.3);
      expect(error.name).to.equal("SignerTimeoutError");
      expect(error.message).to.include("no answer within 0.3 seconds").and.to.include("--signer-timeout");
    }
  });

  it("must sign with the account that was asked for", async () => {
    const error = await refused({ changesAccount: true }, "transaction");
    expect(error.name).to.equal("SignerMismatchError");
    expect(error.message).to.include(`The account was ${first}, and the signature is that of ${second}.`);
    expect((await refused({ changesAccount: true }, "typed data")).name).to.equal("SignerMismatchError");
    expect((await refused({ changesAccount: true }, "text")).name).to.equal("SignerMismatchError");
  });

  const changes: readonly [field: string, to: string, says: string][] = [
    ["to", "0x2222222222222222222222222222222222222222", "The recipient was 0x1111"],
    ["value", "0x8", "The amount in wei was 7, and came back as 8."],
    ["data", "0x123456", "The data was 0x1234, and came back as 0x123456."],
    ["chainId", "0x1", "The chain was 31337, and came back as 1."],
    ["nonce", "0x63", "and came back as 99."],
    ["gas", "0x186a1", "The gas limit was 100000, and came back as 100001."],
    ["maxFeePerGas", "0xe8d4a51000", "and came back as 1000000000000."],
    ["maxPriorityFeePerGas", "0x0", "The tip was"],
  ];
  for (const [field, to, says] of changes)
    it(`must not change a transaction's ${field}`, async () => {
      const changesTransaction = (asked: object) => ({ ...asked, [field]: to });
      const error = await refused({ changesTransaction }, "transaction");
      expect(error.name).to.equal("SignerMismatchError");
      expect(error.message).to.include(says);
    });

  it("must not change typed data: amount, chain or contract", async () => {
    const twists: ClefTwist["changesTypedData"][] = [
      (asked) => ({ ...asked, message: { ...asked.message, toBuyer: "2" } }),
      (asked) => ({ ...asked, domain: { ...asked.domain, chainId: 1 } }),
      (asked) => ({ ...asked, domain: { ...asked.domain, verifyingContract: second } }),
    ];
    for (const changesTypedData of twists) {
      const error = await refused({ changesTypedData: changesTypedData! }, "typed data");
      expect(error.name).to.equal("SignerMismatchError");
      expect(error.message).to.include("Settlement");
    }
  });

  it("must answer with a signature", async () => {
    for (const answer of [
      "0x",
      "0x1234",
      7,
      { raw: "0x02c0" },
      `0x${"00".repeat(65)}`,
      `0x${"ff".repeat(65)}`,
      null,
    ])
      for (const what of ["transaction", "typed data", "text"] as const)
        expect((await refused({ answer }, what)).name, `${what} ${JSON.stringify(answer)}`).to.equal(
          "SignerFailedError",
        );
  });

  it("ends the program with a code that tells a refusal from silence", async () => {
    const run = (twist: ClefTwist) =>
      withProcess(twist, (url) => runLading(["key", "address", "--signer", url, "--signer-timeout", "0.5"]));
    const denied = await run({ error: { code: -32_000, message: "Request denied" } });
    expect(denied.err).to.match(/^The signer at http:\/\/127\.0\.0\.1:\d+ refused/);
    expect(denied.code).to.equal(1);
    const late = await run({ isSilent: true });
    expect(late.err).to.include("gave no answer within 0.5 seconds");
    expect(late.code).to.equal(3);
    const several = await run({});
    expect(several.err).to.include(first);
    expect(several.code).to.equal(64);
    const gone = await runLading(["key", "address", "--signer", await withProcess({}, async (url) => url)]);
    expect(gone.err).to.match(/cannot be reached: .*ECONNREFUSED.*\. Nothing was sent\./);
    expect(gone.code).to.equal(3);
    const said = await withProcess(
      {},
      (url) => runLading(["key", "address", "--signer", url]),
      wallets.slice(1),
    );
    expect([said.out, said.code]).to.deep.equal([`${second}\n`, 0]);
  });

  it("refuses an address that is none, and times that are none", async () => {
    for (const signer of ["ftp://x", "8550", "/run/clef.ipc"])
      expect((await runLading(["key", "address", "--signer", signer])).code, signer).to.equal(64);
    for (const seconds of ["0", "-1", "301", "soon"]) {
      const { code, err } = await runLading([
        ...["key", "address", "--signer", "http://127.0.0.1:1", "--signer-timeout", seconds],
      ]);
      expect(err, seconds).to.include("--signer-timeout must be above 0");
      expect(code).to.equal(64);
    }
  });
});

describe("an account of the node", () => {
  let chain: SigningChain;
  before(async () => {
    chain = await signingChain();
  });
  after(() => chain.close());

  it("signs what is sent in its name", async () => {
    const [account] = await chain.client.getAddresses();
    const signer = await openSigner({ account }, { client: chain.client as Client });
    expect(signer.keptBy).to.equal("the node");
    await chain.acceptsFrom(signer);
  });

  it("is refused where the node has not unlocked it", async () => {
    const account = chain.recipient;
    const error = await openSigner({ account }, { client: chain.client as Client }).catch((thrown) => thrown);
    expect(error).to.include({ name: "UsageError" });
    expect(error.message).to.include(`has not unlocked ${account}`).and.to.include(" and more");
  });

  it("must be named in one way only", async () => {
    const both = await openSigner({ keystore: "a", signer: "http://x" }).catch((thrown) => thrown);
    expect(both.message).to.include("only one of --keystore, --hardhat-key, --signer");
    const none = await openSigner({}).catch((thrown) => thrown);
    expect(none.message).to.match(/Who signs\?[\s\S]*--keystore FILE[\s\S]*--account ADDRESS/);
  });
});
