import { expect } from "chai";
import { type Address, type Hex, maxUint256, numberToHex } from "viem";

import { type Audit, audit } from "../../../src/audit/audit.ts";
import { exitCodeOf } from "../../../src/audit/exitCode.ts";
import type { FindingCode } from "../../../src/audit/finding.ts";
import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import { lowerCase } from "../../../src/text/lowerCase.ts";
import { type AuditWorld, auditWorld } from "../../helpers/auditWorld.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

/** As `PoisonToken.Conduct` has them. */
const conducts = {
  sound: 0,
  swallows: 1,
  balanceReverts: 2,
  balanceEndless: 3,
  balanceHuge: 4,
  balanceShort: 5,
  balanceEnormous: 6,
  nameReverts: 7,
} as const;

interface Poison {
  readonly does: keyof typeof conducts;
  /** What its own currency shows, if its reader asks for all. */
  readonly shows: FindingCode | undefined;
}

const poisons: readonly Poison[] = [
  { does: "balanceReverts", shows: "tokenUnanswering" },
  { does: "balanceEndless", shows: "tokenUnanswering" },
  { does: "balanceHuge", shows: "tokenUnanswering" },
  { does: "balanceShort", shows: "tokenUnanswering" },
  { does: "balanceEnormous", shows: "balanceUnexplained" },
  { does: "nameReverts", shows: undefined },
];

describe("a token that a stranger made and locked", function () {
  this.timeout(120_000);
  let world: AuditWorld;
  let token: Address;
  let abi: Awaited<ReturnType<AuditWorld["chain"]["abiOf"]>>;
  let other: Address;

  before(async () => {
    world = await auditWorld();
    other = world.parties.other;
    await world.call(other, "publishTerms", [world.terms]);
    await world.lockNew();
    token = await world.chain.deploy("PoisonToken");
    abi = await world.chain.abiOf("PoisonToken");
    await does("mint", [other, 10n ** 9n]);
    await does("approve", [world.escrow, maxUint256]);
    const order = await world.newOrder({ token, buyer: other, amount: 1_000n });
    await world.call(other, "lock", [order, "0x"]);
  });

  after(() => world.chain.close());

  for (const { does: conduct, shows } of poisons) {
    it(`decides over nobody's books: ${conduct}`, async () => {
      await behave(conduct);
      try {
        const own = await run(true);
        expect(exitCodeOf(own.verdict), "the verdict of the others").to.equal(0);
        expect(own.verdict.findings).to.deep.equal([]);
        expect(ofPoison(own)?.foreign).to.equal(true);
        expect(own.digest).to.match(/^0x/);

        const all = await run(false);
        expect(all.verdict.findings.map(({ code }) => code)).to.deep.equal(
          shows === undefined ? [] : [shows],
        );
        expect(exitCodeOf(all.verdict)).to.equal(shows === "tokenUnanswering" ? 1 : 0);
        expect(
          all.verdict.currencies.find(({ token: each }) => each === lowerCase(world.tokens.usdc)),
        ).to.include({ balanced: true, foreign: false });
        expect(all.digest).to.equal(own.digest);
      } finally {
        await behave("sound");
      }
    });
  }

  it("is counted in the first line of the verdict, and changes no exit code unless asked for", async () => {
    await behave("balanceReverts");
    const node = await serveRpc(world.chain.rpc);
    const subject = ["audit", "--rpc", node.url, "--escrow", world.escrow, "--trust", await trust()];
    const usdc = `${world.tokens.usdc}=USDC:6`;
    try {
      const { code, out, err } = await runInProcess([...subject, "--currency", usdc]);
      expect(err).to.equal("");
      expect(out).to.include(
        "\nBalanced and proven for 1 currency with 1 order; this says nothing of 1 currency with 1 order that nobody listed\n",
      );
      expect(out).to.match(/tokenUnanswering/);
      expect(code).to.equal(0);

      const all = await runInProcess([...subject, "--all"]);
      expect(all.out).to.match(/\nNot balanced\n/);
      expect(all.code).to.equal(1);

      const own = await runInProcess([...subject, "--currency", usdc, "--party", other, "--json"]);
      expect(own.code).to.equal(1);
      expect(JSON.parse(own.out).foreignFindings).to.deep.equal([]);
    } finally {
      await node.close();
      await behave("sound");
    }
  });

  it("is never called by its own symbol, nor counted in its own decimals", async () => {
    const node = await serveRpc(world.chain.rpc);
    const subject = ["audit", "--rpc", node.url, "--escrow", world.escrow, "--trust", await trust(), "--all"];
    try {
      const { out } = await runInProcess(subject);
      expect(out).to.match(new RegExp(`\n${`T-${token.slice(2, 10)}`}, units \\(unproven\\) +1,000 `, "i"));
      expect(out).not.to.match(/USDC/);
    } finally {
      await node.close();
    }
  });

  it("says a transfer that it did not make, and empties the escrow of its own units", async () => {
    await does("forge", [other, world.escrow, 500n]);
    await does("wipe", [world.escrow]);
    const own = await run(true);
    expect(exitCodeOf(own.verdict)).to.equal(0);
    expect(own.verdict.findings).to.deep.equal([]);
    const all = await run(false);
    expect(all.verdict.findings.map(({ code }) => code)).to.include.members([
      "tokensDonated",
      "balanceShort",
    ]);
    expect(exitCodeOf(all.verdict)).to.equal(1);
  });

  function ofPoison({ verdict }: Audit) {
    return verdict.currencies.find((each) => each.token === lowerCase(token));
  }

  async function run(isScoped: boolean): Promise<Audit> {
    const known = new Set<Hex>([lowerCase(world.tokens.usdc)]);
    return audit(world.chain.rpc, {
      escrow: world.escrow,
      fromBlock: 0,
      toBlock: await world.head(),
      trust: (await trust()) as Hex,
      patience: { firstDelayMs: 1, timeoutMs: 20_000 },
      spokenOf: isScoped ? async () => known : undefined,
    });
  }

  async function trust(): Promise<string> {
    const params = [numberToHex(await world.head()), false];
    return parseHeader(await world.chain.rpc.request({ method: "eth_getBlockByNumber", params })).hash;
  }

  async function behave(conduct: keyof typeof conducts): Promise<void> {
    await does("behave", [conducts[conduct]]);
  }

  async function does(functionName: string, args: readonly unknown[]): Promise<void> {
    await world.chain.send(other, token, abi, functionName, args);
  }
});
