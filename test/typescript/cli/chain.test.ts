import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect } from "chai";
import { type Address, createWalletClient, erc20Abi, http, publicActions } from "viem";
import { foundry } from "viem/chains";

import { accountNames, addressOf } from "../../../src/cli/chain/accounts.ts";
import { findEngine } from "../../../src/cli/chain/engine.ts";
import { ChainEngineMissingError } from "../../../src/cli/chain/errors.ts";
import { tryNext } from "../../../src/cli/chain/tryNext.ts";
import { openNetwork } from "../../../src/cli/network/openNetwork.ts";
import { escrowActions } from "../../../src/client/escrowActions.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Status } from "../../../src/order/status.ts";
import { freePort, type LocalChain, processesOf, startLocalChain } from "../../helpers/localChain.ts";
import { exampleTerms } from "../../helpers/orderFixtures.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";
import { runLading } from "../../helpers/runLading.ts";
import { tryLines } from "../../helpers/tryLines.ts";

describe("lading chain", function () {
  this.timeout(240_000);
  let folder: string;
  let port: number;
  let chain: LocalChain;
  let isPublished = false;

  const start = async (...more: string[]) => {
    chain = await startLocalChain(folder, port, more);
  };
  const known = (): string[] => ["--rpc", chain.report.rpc, "--chain-folder", folder];
  const clientOf = (account: Address) =>
    createWalletClient({ account, chain: foundry, transport: http(chain.report.rpc), pollingInterval: 20 })
      .extend(publicActions)
      .extend(escrowActions({ escrow: chain.report.contracts.OrderEscrow as Address }));
  const usdc = (): Address => chain.report.stablecoins.find(({ symbol }) => symbol === "USDC")!.address;

  /** The buyer locks an order, with its own approval. */
  async function lockOrder(amount: bigint, detailsHash: `0x${string}`) {
    const client = clientOf(addressOf("buyer"));
    const mined = async (hash: Promise<`0x${string}`>) =>
      client.waitForTransactionReceipt({ hash: await hash });
    const people = { arbitrator: addressOf("arbitrator"), attesters: [addressOf("carrier")] };
    const terms = exampleTerms({ ...people, threshold: 1 });
    if (!isPublished) await mined(client.publishTerms({ terms }));
    isPublished = true;
    const args = [chain.report.contracts.OrderEscrow as Address, amount] as const;
    await mined(client.writeContract({ address: usdc(), abi: erc20Abi, functionName: "approve", args }));
    const now = Number((await client.getBlock()).timestamp);
    const order = {
      ...{ termsId: termsIdOf(terms), buyer: addressOf("buyer"), seller: addressOf("seller"), token: usdc() },
      ...{ amount, lockBy: now + 3_600, deliverBy: now + 30 * 86_400, detailsHash },
    };
    await mined(client.lock({ order }));
    return order;
  }
  type Locked = Awaited<ReturnType<typeof lockOrder>>;
  const statusOf = async (order: Locked) =>
    (await clientOf(addressOf("buyer")).getOrderState({ order })).status;
  /** A save follows each block within moments; a machine that goes down in them loses the block. */
  async function untilSaved(): Promise<void> {
    const block = Number(await clientOf(addressOf("buyer")).getBlockNumber({ cacheTime: 0 }));
    const saved = async () =>
      JSON.parse(await readFile(join(folder, "state.json"), "utf8")).best_block_number as number;
    const began = Date.now();
    while ((await saved()) < block && Date.now() - began < 10_000) await setTimeout(20);
    expect(await saved()).to.equal(block);
  }
  const balancesOf = ({ report }: LocalChain) =>
    report.accounts.map(({ name, balances: { ETH: _, ...coins } }) => [name, coins]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-chain-"));
    port = await freePort();
  });

  afterEach(async () => {
    await chain?.end("SIGTERM");
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("has everything deployed, named accounts and money, and the program finds it", async () => {
    await start();
    const { accounts, stablecoins, contracts, isNew, chainId } = chain.report;
    expect({ isNew, chainId }).to.deep.equal({ isNew: true, chainId: 31_337 });
    expect(accounts.map(({ name }) => name)).to.deep.equal([...accountNames]);
    expect(stablecoins.map(({ symbol }) => symbol)).to.deep.equal(["USDC", "EURC", "JPYC", "USDT"]);
    expect(accounts[1]?.balances).to.deep.equal({
      ...{ ETH: "10000", USDC: "1000000", EURC: "1000000", JPYC: "150000000", USDT: "1000000" },
    });
    const client = clientOf(addressOf("buyer"));
    const verifiers = ["P256Verifier", "WebAuthnVerifier", "RsaVerifier"];
    const names = ["OrderEscrow", ...verifiers, "FxRouter", "RfqVenue", "Permit2"];
    expect(contracts).to.include.keys(names);
    for (const [name, address] of Object.entries(contracts)) {
      expect(await client.getCode({ address: address as Address }), name).not.to.equal(undefined);
    }
    const spender = contracts.OrderEscrow as Address;
    const args = [addressOf("buyer"), spender] as const;
    expect(
      await client.readContract({ address: usdc(), abi: erc20Abi, functionName: "allowance", args }),
    ).to.equal(0n);

    const { escrow, deployment } = await openNetwork({ rpc: chain.report.rpc, chainFolder: folder });
    expect([escrow, deployment.contracts.FxRouter?.address]).to.deep.equal([spender, contracts.FxRouter]);
    const { hash } = await client.getBlock();
    const audit = await runInProcess(["audit", ...known(), "--trust", hash, "--json"]);
    expect(JSON.parse(audit.out)).to.include({ proven: true, balanced: true });
  });

  it("knows no deployment on another chain of the same id, and says what to try next on each", async () => {
    const other = await mkdtemp(join(tmpdir(), "lading-chain-"));
    const elsewhere = await startLocalChain(other, await freePort());
    try {
      const { code, err } = await runInProcess([
        "audit",
        "--rpc",
        elsewhere.report.rpc,
        "--chain-folder",
        folder,
      ]);
      expect(err).to.include("no deployment on chain 31337 is known here");
      expect(code).to.equal(64);
      await tryLines(tryNext(elsewhere.report));
    } finally {
      await elsewhere.end("SIGTERM");
      await rm(other, { recursive: true });
    }
  });

  it("ends in order at Ctrl-C, and a second start changes nothing", async () => {
    await start();
    const { report } = chain;
    expect(await chain.end("SIGINT")).to.equal(0);
    expect(chain.err()).to.include("The chain is saved.");
    expect(await readdir(folder)).to.have.members(["31337.json", "state.json", "terms.json"]);
    const record = await readFile(join(folder, "31337.json"), "utf8");
    await start();
    expect({ ...chain.report, isNew: true }).to.deep.equal({ ...report, isNew: true });
    expect(chain.report.isNew).to.equal(false);
    expect(await readFile(join(folder, "31337.json"), "utf8")).to.equal(record);
  });

  it("has the same balances and orders after its program was killed", async () => {
    await start();
    const order = await lockOrder(1_250_500_000n, `0x${"a1".repeat(32)}`);
    const { anvil } = await processesOf(folder);
    expect(await chain.end("SIGKILL")).to.equal("SIGKILL");
    await start();
    expect((await processesOf(folder)).anvil).not.to.equal(anvil);
    expect(await statusOf(order)).to.equal(Status.Locked);
    expect(chain.report.accounts[1]?.balances.USDC).to.equal("998749.5");
    const { hash } = await clientOf(addressOf("buyer")).getBlock();
    const audit = await runInProcess(["audit", ...known(), "--trust", hash, "--json"]);
    const { findings, proven, counts } = JSON.parse(audit.out);
    expect({ findings, proven, orders: counts.orders }).to.deep.equal({
      findings: [],
      proven: true,
      orders: 1,
    });
  });

  it("has them when everything was killed at once, and nobody is left behind", async () => {
    await start();
    const order = await lockOrder(5_000_000n, `0x${"a2".repeat(32)}`);
    await untilSaved();
    const { guard, anvil } = await processesOf(folder);
    for (const pid of [guard, anvil]) process.kill(pid, "SIGKILL");
    expect(await chain.end("SIGKILL")).to.be.oneOf(["SIGKILL", 1]);
    await start();
    expect(await statusOf(order)).to.equal(Status.Locked);
    const before = balancesOf(chain);
    // The guard and the program alone: anvil is left alone with the chain, and the next start takes it over.
    const next = await lockOrder(7_000_000n, `0x${"a3".repeat(32)}`);
    const running = await processesOf(folder);
    process.kill(running.pid, "SIGKILL");
    process.kill(running.guard, "SIGKILL");
    await chain.ended;
    await start();
    expect(await statusOf(next)).to.equal(Status.Locked);
    expect(before).not.to.deep.equal(balancesOf(chain));
    expect(() => process.kill(running.anvil, 0)).to.throw("ESRCH");
  });

  it("says so when anvil was killed, and goes on at the next start", async () => {
    await start();
    const { block } = chain.report;
    process.kill((await processesOf(folder)).anvil, "SIGKILL");
    expect(await chain.ended).to.equal(1);
    expect(chain.err()).to.match(/anvil ended[\s\S]*Start it again/);
    await start();
    expect(chain.report.block).to.equal(block);
  });

  it("lets time pass, and its clock does not go back", async () => {
    await start();
    const passed = await runLading(["chain", "pass", "1d12h", "--rpc", chain.report.rpc, "--json"]);
    expect(passed.err).to.equal("");
    const { seconds, timestamp } = JSON.parse(passed.out);
    expect(seconds).to.equal(129_600);
    expect(timestamp).to.be.greaterThan(Date.now() / 1_000 + 129_000);
    await chain.end("SIGTERM");
    await start();
    const moved = await runInProcess(["chain", "pass", "2", "minutes", "--rpc", chain.report.rpc, "--json"]);
    expect(JSON.parse(moved.out).seconds).to.equal(120);
    const block = await clientOf(addressOf("buyer")).getBlock();
    expect(Number(block.timestamp)).to.be.greaterThan(timestamp);

    for (const [args, code, says] of [
      [["3 months"], 64, "is not a length of time"],
      [["3d", "--rpc", "nowhere"], 64, "no address of a node"],
      [["3d", "--rpc", `http://127.0.0.1:${await freePort()}`], 1, "it does not answer"],
    ] as const) {
      const refused = await runInProcess(["chain", "pass", ...args]);
      expect(refused.err).to.include(says);
      expect(refused.code).to.equal(code);
    }
  });

  it("refuses a port that is taken, a folder in use and a port that is none", async () => {
    await start();
    const again = await runLading(["chain", "--folder", folder, "--port", String(await freePort())]);
    expect(again.err).to.include(`runs already: ${chain.report.rpc}`);
    expect(again.code).to.equal(1);
    await chain.end("SIGTERM");

    const server = createServer().listen(port, "127.0.0.1");
    try {
      const taken = await runLading(["chain", "--folder", folder, "--port", String(port)]);
      expect(taken.err).to.include(`Port ${port} of this machine is taken`);
      expect(taken.err).to.include(`lading chain --port ${port + 1}`);
      expect(taken.code).to.equal(1);
    } finally {
      server.close();
    }
    const none = await runLading(["chain", "--folder", folder, "--port", "99999"]);
    expect(none.err).to.include("--port 99999 is not between");
    expect(none.code).to.equal(64);
  });

  it("refuses a damaged state, and begins anew when it is told to", async () => {
    const state = join(folder, "state.json");
    const whole = await readFile(state, "utf8");
    for (const damaged of [whole.slice(0, whole.length / 2), "{}"]) {
      await writeFile(state, damaged);
      const { code, err } = await runLading(["chain", "--folder", folder, "--port", String(port)]);
      expect(err).to.match(/The chain in .*state\.json cannot be read[\s\S]*lading chain --reset/);
      expect(code).to.equal(1);
      expect(await readFile(state, "utf8")).to.equal(damaged);
    }
    await start("--reset");
    expect(chain.report.isNew).to.equal(true);
    expect(chain.report.accounts[1]?.balances.USDC).to.equal("1000000");
  });

  it("leaves out what anvil could not finish writing", async () => {
    await writeFile(join(folder, "exit.json"), '{"accounts":');
    await start();
    expect(chain.report.isNew).to.equal(false);
  });

  it("refuses a chain whose record is gone", async () => {
    await rm(join(folder, "31337.json"));
    const { code, err } = await runLading(["chain", "--folder", folder, "--port", String(port)]);
    expect(err).to.match(/its record .*31337\.json is missing/);
    expect(code).to.equal(1);
  });

  it("says how to get anvil where there is none", () => {
    const { PATH } = process.env;
    process.env.PATH = "";
    try {
      expect(() => findEngine({ platform: "sunos", arch: "x64" })).to.throw(
        ChainEngineMissingError,
        "Foundry",
      );
    } finally {
      process.env.PATH = PATH;
    }
    expect(findEngine()).to.match(/anvil(\.exe)?$/);
  });
});
