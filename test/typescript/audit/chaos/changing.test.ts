import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { numberToHex } from "viem";

import type { AuditParameters } from "../../../../src/audit/audit.ts";
import type { Rpc } from "../../../../src/rpc/rpc.ts";
import { reorganized } from "../../../helpers/chaos/alter.ts";
import { audited, isDeceived, type Outcome } from "../../../helpers/chaos/audited.ts";
import { allLies } from "../../../helpers/chaos/lies/allLies.ts";
import { depths, eitherOf } from "../../../helpers/chaos/lies/changingLies.ts";
import { randomOf } from "../../../helpers/chaos/random.ts";
import { nodeOf, type ServedChain } from "../../../helpers/chaos/servedChain.ts";
import { uncovered } from "../../../helpers/chaos/uncovered.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";
import { alteredRpc } from "../../../helpers/recordedRpc.ts";

describe("a node that changes its mind", function () {
  this.timeout(120_000);

  let world: ChaosWorld;
  let honest: Rpc;
  let truth: Outcome;
  let folder: string;
  let checkpoint: string;

  before(async () => {
    world = await chaosWorld();
    honest = nodeOf(world.chain);
    truth = await audited(honest, world.parameters);
    folder = await mkdtemp(join(tmpdir(), "lading-"));
    checkpoint = join(folder, "checkpoint");
  });

  beforeEach(() => rm(checkpoint, { force: true }));

  after(async () => {
    await rm(folder, { recursive: true });
    await world.close();
  });

  for (const depth of depths) {
    it(`replaced the blocks of the checkpoint, depth ${depth}: the checkpoint is refused`, async () => {
      // In one piece: a checkpoint is not written after every one of many.
      await run(honest, { checkpoint, rangeSize: world.toBlock + 1 });
      const other = reorganized(world.chain, depth);
      for (const trust of [world.trust, headOf(other)]) {
        const outcome = await run(nodeOf(other), { checkpoint, trust });
        expect(outcome.exitCode).to.equal(3);
        expect(outcome.thrown).to.match(/^CheckpointError: The chain below the checkpoint was replaced/);
      }
    });

    it(`replaced only blocks above the checkpoint, depth ${depth}: as if it had always been so`, async () => {
      const last = world.toBlock - depth;
      const trust = world.chain.blocks[last]?.header?.hash;
      const other = reorganized(world.chain, depth);
      const fresh = await run(nodeOf(other), { trust: headOf(other) });
      expect(fresh.exitCode).to.equal(0);
      expect(fresh.digest).not.to.equal(truth.digest);

      await run(honest, { checkpoint, toBlock: last, trust, rangeSize: world.toBlock });
      expect(await run(nodeOf(other), { checkpoint, trust: headOf(other) })).to.deep.equal(fresh);
      const betrayed = await run(nodeOf(other), { checkpoint });
      expect(betrayed.exitCode).to.equal(1);
      expect(betrayed.codes).to.include("anchorMismatch");
    });
  }

  for (const { name, tell } of allLies) {
    it(`is two backends, one of which lies: ${name}`, async () => {
      for (let seed = 1; seed <= 2; seed += 1) {
        const random = randomOf(seed);
        const { node } = tell(world, random);
        const outcome = await run(eitherOf(honest, node, random));
        expect(isDeceived(outcome, truth), `seed ${seed}`).to.equal(false);
        // What is told only once is asked for again, or held against the node.
        const told = new Set<string>();
        const once: Rpc = {
          request(call) {
            const key = JSON.stringify(call);
            if (told.has(key)) return honest.request(call);
            told.add(key);
            return node.request(call);
          },
        };
        expect(isDeceived(await run(once), truth), `once, seed ${seed}`).to.equal(false);
      }
    });
  }

  for (const { name, chains } of uncovered) {
    it(`says what no root covers, and nothing depends on it: ${name}`, async () => {
      for (const chain of chains(world.chain)) expect(await run(nodeOf(chain))).to.deep.equal(truth);
    });
  }

  it("says that the escrow has more than anybody brought, which is told and takes nothing away", async () => {
    const richer = alteredRpc(honest, (answer, { method }) =>
      method === "eth_call" ? numberToHex(BigInt(String(answer)) + 5n, { size: 32 }) : answer,
    );
    expect(await run(richer)).to.deep.equal({ ...truth, codes: ["balanceUnexplained"] });
  });

  it("is gone between two writes of the checkpoint, anywhere, and comes back", async () => {
    for (let kill = 1; kill <= 40; kill += 1) {
      await rm(checkpoint, { force: true });
      let left = kill * 11;
      const dying: Rpc = {
        async request(call) {
          left -= 1;
          if (left < 0) throw new Error("connection reset");
          return honest.request(call);
        },
      };
      const parameters = { checkpoint, rangeSize: 1 + (kill % 7) };
      expect((await run(dying, parameters)).exitCode).to.be.oneOf([0, 3]);
      expect(await run(honest, parameters), `after ${kill * 11} calls`).to.deep.equal(truth);
    }
  });

  function run(node: Rpc, changes: Partial<AuditParameters> = {}): Promise<Outcome> {
    return audited(node, { ...world.parameters, ...changes });
  }

  function headOf(chain: ServedChain) {
    return chain.blocks.at(-1)?.header?.hash;
  }
});
