import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Address, Hex } from "viem";

import type { AuditParameters } from "../../../../src/audit/audit.ts";
import type { Rpc } from "../../../../src/rpc/rpc.ts";
import { audited, isDeceived, type Outcome } from "../../../helpers/chaos/audited.ts";
import { nodeOf } from "../../../helpers/chaos/servedChain.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";
import { alteredRpc } from "../../../helpers/recordedRpc.ts";

const nonsense: readonly unknown[] = [
  null,
  5,
  true,
  "",
  "x",
  "0x",
  [],
  [[null]],
  {},
  { hash: {} },
  [{ logs: {} }],
  { accountProof: 5 },
  { accountProof: ["0xc0"] },
];

const methods = [
  "eth_chainId",
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getTransactionReceipt",
  "eth_getStorageAt",
  "eth_call",
  "eth_getCode",
  "eth_getProof",
  "eth_getLogs",
] as const;

describe("answers that make no sense, and questions put otherwise", function () {
  this.timeout(60_000);

  let world: ChaosWorld;
  let honest: Rpc;
  let truth: Outcome;

  before(async () => {
    world = await chaosWorld();
    honest = nodeOf(world.chain);
    truth = await run(honest);
  });
  after(() => world.close());

  for (const method of methods) {
    it(`${method}: a verdict or a refusal, no crash, and no "balanced and proven" of anything else`, async () => {
      for (const answer of nonsense) {
        const node = alteredRpc(honest, (given, call) => (call.method === method ? answer : given));
        for (const changes of [{}, { prove: false }, { fromBlock: world.toBlock - 5 }]) {
          const outcome = await run(node, changes);
          const what = `${JSON.stringify(answer)} ${JSON.stringify(changes)}`;
          if ("fromBlock" in changes) expect(outcome.exitCode, what).not.to.equal(0);
          else expect(isDeceived(outcome, truth), what).to.equal(false);
        }
      }
    });
  }

  it("could not be read when the chain's id is none, and when no block is there", async () => {
    for (const method of ["eth_chainId", "eth_getBlockByNumber"])
      for (const answer of [null, 5, "x"]) {
        const outcome = await run(
          alteredRpc(honest, (given, call) => (call.method === method ? answer : given)),
        );
        expect(outcome.exitCode, `${method} ${answer}: ${outcome.codes}`).to.equal(3);
      }
  });

  it("takes a trusted hash in any letters", async () => {
    const trust: Hex = `0x${world.trust.slice(2).toUpperCase()}`;
    expect(await run(honest, { trust })).to.deep.equal(truth);
  });

  it("refuses a checkpoint that was written with other routers, and takes the same in other letters", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lading-"));
    const checkpoint = join(folder, "checkpoint");
    const toBlock = 50;
    const trust = world.chain.blocks[toBlock]?.header?.hash;
    await run(honest, { checkpoint, toBlock, trust, routers: [], rangeSize: 100 });
    expect((await run(honest, { checkpoint })).thrown).to.match(/^CheckpointError: .* its routers/);
    await rm(checkpoint);

    await run(honest, { checkpoint, toBlock, trust, rangeSize: 100 });
    const routers = [`0x${world.router.slice(2).toUpperCase()}`] as Address[];
    expect(await run(honest, { checkpoint, routers })).to.deep.equal(truth);
    await rm(folder, { recursive: true });
  });

  function run(node: Rpc, changes: Partial<AuditParameters> = {}): Promise<Outcome> {
    return audited(node, { ...world.parameters, ...changes });
  }
});
