import { readFile, rm, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { type Hex, keccak256 } from "viem";

import { deployPlan } from "../../../src/deploy/deployPlan.ts";
import { ensureDeployer } from "../../../src/deploy/deterministicDeployer.ts";
import { deployReport, deployTo } from "../../../src/deploy/main.ts";
import { planSuite } from "../../../src/deploy/planSuite.ts";
import { readBuild } from "../../../src/deploy/readBuild.ts";
import { type DeploymentRecord, readRecord } from "../../../src/deploy/record.ts";
import { type DeployChain, openDeployChain } from "../../helpers/deployChain.ts";
import { refusalOf } from "../../helpers/refusalOf.ts";

const base = 8453;

async function changeRecord(chain: DeployChain, change: (record: DeploymentRecord) => void): Promise<void> {
  const record = await readRecord(chain.network.chainId, chain.folder);
  change(record);
  await writeFile(chain.file, JSON.stringify(record));
}

describe("deployment", function () {
  this.timeout(120_000);
  let chain: DeployChain;

  beforeEach(async () => {
    chain = await openDeployChain(base);
  });

  afterEach(async () => {
    await chain.close();
  });

  it("records what the chain says of each contract", async () => {
    await deployTo(chain.network, chain.folder);

    const { chainId, contracts } = await readRecord(base, chain.folder);
    expect(chainId).to.equal(base);
    expect(Object.keys(contracts)).to.have.members([
      "TermsPublisher",
      "OrderEscrow",
      "P256Verifier",
      "WebAuthnVerifier",
      "RsaVerifier",
      "FxRouter",
      "RfqVenue",
    ]);
    for (const contract of Object.values(contracts)) {
      const { address, block, transactionHash, deployedAt, codeHash, initCodeHash, salt, build } = contract;
      const code = await chain.client.getCode({ address });
      const transaction = await chain.client.getTransaction({ hash: transactionHash as Hex });
      const { timestamp } = await chain.client.getBlock({ blockNumber: BigInt(block) });
      expect(codeHash).to.equal(keccak256(code as Hex));
      expect(transaction.blockNumber).to.equal(BigInt(block));
      expect(transaction.input.slice(0, 66)).to.equal(salt);
      expect(keccak256(`0x${transaction.input.slice(66)}`)).to.equal(initCodeHash);
      expect(timestamp).to.equal(BigInt(deployedAt));
      expect(build?.compiler).to.match(/^0\.8\.37\+commit\./);
      expect(build?.settingsHash).to.equal(contracts.OrderEscrow?.build?.settingsHash);
    }
  });

  it("sends nothing and leaves the file alone the second time", async () => {
    const first = await deployTo(chain.network, chain.folder);
    const [text, block] = [await readFile(chain.file), await chain.client.getBlockNumber({ cacheTime: 0 })];
    const second = await deployTo(chain.network, chain.folder);

    expect(first.deployed.every(({ gasUsed }) => gasUsed !== undefined && gasUsed > 0n)).to.equal(true);
    expect(second.deployed.map(({ gasUsed }) => gasUsed)).to.deep.equal(first.deployed.map(() => undefined));
    expect([first.isWritten, second.isWritten]).to.deep.equal([true, false]);
    expect(await readFile(chain.file)).to.deep.equal(text);
    expect(await chain.client.getBlockNumber({ cacheTime: 0 })).to.equal(block);
    expect(deployReport(chain.network, second).join("\n")).to.match(
      /OrderEscrow +0x\w{40} +there already +–/,
    );
  });

  it("finds block and transaction again when the file was lost", async () => {
    await deployTo(chain.network, chain.folder);
    const text = await readFile(chain.file, "utf8");
    await rm(chain.file);
    for (let block = 0; block < 20; block++) await chain.provider.request({ method: "evm_mine", params: [] });

    await deployTo(chain.network, chain.folder);
    expect(await readFile(chain.file, "utf8")).to.equal(text);
  });

  it("finishes what was broken off", async () => {
    await ensureDeployer(chain.client);
    const [library, escrow] = await planSuite(readBuild);
    if (library === undefined || escrow === undefined) throw new Error("the suite is too small");
    await deployPlan(chain.client, library, undefined);
    const { record } = await deployPlan(chain.client, escrow, undefined);

    const { deployed } = await deployTo(chain.network, chain.folder);
    const isNew = deployed.map(({ gasUsed }) => gasUsed !== undefined);
    expect(isNew).to.deep.equal([false, false, true, true, true, true, true]);
    expect((await readRecord(base, chain.folder)).contracts.OrderEscrow).to.deep.equal(record);
  });

  it("never replaces the record of a public chain by another build's", async () => {
    const { deployed } = await deployTo(chain.network, chain.folder);
    const escrow = deployed.find(({ plan: { name } }) => name === "OrderEscrow");
    const elsewhere = chain.accounts[1] as Hex;
    await changeRecord(chain, ({ contracts }) => {
      if (contracts.OrderEscrow) contracts.OrderEscrow.address = elsewhere;
    });
    const block = await chain.client.getBlockNumber({ cacheTime: 0 });

    const message = await refusalOf(deployTo(chain.network, chain.folder));
    expect(message.toLowerCase()).to.include(`orderescrow is at ${elsewhere}`.toLowerCase());
    expect(message).to.include(`this build belongs at ${escrow?.plan.address}`);
    expect(await chain.client.getBlockNumber({ cacheTime: 0 })).to.equal(block);
  });

  it("refuses a file that is no record", async () => {
    await writeFile(chain.file, `{"chainId":1,"contracts":{}}`);
    expect(await refusalOf(deployTo(chain.network, chain.folder))).to.include("it is of chain 1");
    await writeFile(chain.file, `{"chainId":8453}`);
    expect(await refusalOf(deployTo(chain.network, chain.folder))).to.include("no deployment of chain 8453");
  });

  it("refuses an account that cannot pay, before it sends anything", async () => {
    const [account] = chain.accounts;
    const setBalance = (balance: Hex) =>
      chain.provider.request({ method: "hardhat_setBalance", params: [account, balance] });
    await setBalance("0x1");
    expect(await refusalOf(deployTo(chain.network, chain.folder))).to.match(
      /has 0\.0+1 ether .* the CREATE2 proxy takes/,
    );
    expect(await chain.client.getBlockNumber({ cacheTime: 0 })).to.equal(0n);

    // Enough for the proxy and too little for the suite.
    await setBalance(`0x${(11n * 10n ** 15n).toString(16)}`);
    expect(await refusalOf(deployTo(chain.network, chain.folder))).to.match(
      /the deployment of [\d,]+ gas takes/,
    );
    expect(await readFile(chain.file, "utf8").catch(() => "none")).to.equal("none");
    // What funded the proxy's creator, and nothing after it.
    expect(await chain.client.getTransactionCount({ address: account })).to.equal(1);
  });
});
