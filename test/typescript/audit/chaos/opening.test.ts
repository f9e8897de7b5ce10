import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Hex } from "viem";

import type { AuditParameters } from "../../../../src/audit/audit.ts";
import { provenHasCode } from "../../../../src/audit/prove/accountProof.ts";
import { blockTag, type Rpc } from "../../../../src/rpc/rpc.ts";
import { RpcError } from "../../../../src/rpc/rpcError.ts";
import { flipped, rehashed, withHeader } from "../../../helpers/chaos/alter.ts";
import { audited, type Outcome } from "../../../helpers/chaos/audited.ts";
import { nodeOf } from "../../../helpers/chaos/servedChain.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";
import { alteredRpc } from "../../../helpers/recordedRpc.ts";

describe("a range that does not begin with the chain", function () {
  this.timeout(60_000);

  let world: ChaosWorld;
  let honest: Rpc;
  /** The block of the escrow's deployment, and one after which nothing happens. */
  let deployed: number;
  let quiet: number;

  before(async () => {
    world = await chaosWorld();
    honest = nodeOf(world.chain);
    quiet = world.toBlock - 5;
    for (deployed = 0; (await codeAt(deployed)) === "0x"; ) deployed += 1;
  });
  after(() => world.close());

  it("is proven from the deployment on: the state before has no such account", async () => {
    expect(deployed).to.be.greaterThan(0);
    const outcome = await run(honest, deployed);
    expect(outcome).to.deep.include({ exitCode: 0, codes: [] });
    expect(outcome.books).to.equal((await run(honest, 0)).books);
  });

  it("is not proven later, whatever a node says of the code", async () => {
    expect(await run(honest, quiet)).to.deep.include({ exitCode: 2, codes: ["openingUnknown"] });
    expect(await run(hiding(), quiet)).to.deep.include({ exitCode: 2, codes: ["openingUnknown"] });
  });

  it("is not proven by another account's proof, by another block's, or by half of one", async () => {
    const other = "0x00000000000000000000000000000000000000ff";
    const lies: Record<string, (proof: Hex[]) => Promise<Hex[]>> = {
      "another account": () => proofOf(other, quiet - 1),
      "another block": () => proofOf(world.escrow, deployed - 1),
      half: async (proof) => proof.slice(0, -1),
      none: async () => [],
      altered: async (proof) => [...proof.slice(0, -1), flipped(proof.at(-1) ?? "0x")],
    };
    for (const [what, lie] of Object.entries(lies)) {
      const node = alteredRpc(hiding(), async (answer, { method }) =>
        method === "eth_getProof"
          ? { accountProof: await lie((answer as { accountProof: Hex[] }).accountProof) }
          : answer,
      );
      expect(await run(node, quiet), what).to.deep.include({ exitCode: 2, codes: ["openingUnknown"] });
    }
  });

  it("hangs on the trusted hash: the block before cannot be another one", async () => {
    const before = deployed - 1;
    const forged = withHeader(world.chain, quiet - 1, (header) =>
      rehashed({ ...header, stateRoot: world.chain.blocks[before]?.header?.stateRoot }),
    );
    const node = alteredRpc(hiding(nodeOf(forged)), async (answer, { method }) =>
      method === "eth_getProof" ? { accountProof: await proofOf(world.escrow, before) } : answer,
    );
    const outcome = await run(node, quiet);
    expect(outcome.codes).to.deep.equal(["headerChainBroken"]);
    expect(outcome.exitCode).to.equal(1);
  });

  it("is the node's word where there are no proofs of state, and never proven", async () => {
    for (const error of [new RpcError(-32_601, "no eth_getProof"), new Error("missing trie node")]) {
      const node: Rpc = {
        request: (call) => (call.method === "eth_getProof" ? Promise.reject(error) : hiding().request(call)),
      };
      const outcome = await run(node, deployed);
      expect(outcome, error.message).to.deep.include({ exitCode: 2, codes: ["openingUnknown"] });
      expect(outcome.digest).to.match(/^0x/);
    }
  });

  it("keeps what it found of the opening in the checkpoint", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lading-"));
    const checkpoint = join(folder, "checkpoint");
    await run(honest, quiet, { checkpoint, rangeSize: 100 });
    expect((await run(hiding(), quiet, { checkpoint })).codes).to.deep.equal(["openingUnknown"]);
    await rm(folder, { recursive: true });
  });

  it("reads the proof of every account there is", async () => {
    const root = world.chain.blocks[quiet]?.header?.stateRoot as Hex;
    for (const [address, hasCode] of [
      [world.escrow, true],
      [world.token, true],
      ["0x70997970c51812dc3a010c7d01b50e0d17dc79c8", false],
      ["0x00000000000000000000000000000000000000ff", false],
      ["0x00000000000000000000000000000000000001ff", false],
    ] as const)
      expect(provenHasCode(root, address, await proofOf(address, quiet)), address).to.equal(hasCode);
  });

  function run(node: Rpc, fromBlock: number, changes: Partial<AuditParameters> = {}): Promise<Outcome> {
    return audited(node, { ...world.parameters, fromBlock, ...changes });
  }

  /** A node that hides the escrow's past. */
  function hiding(node: Rpc = honest): Rpc {
    return alteredRpc(node, (answer, { method }) => (method === "eth_getCode" ? "0x" : answer));
  }

  function codeAt(block: number): Promise<unknown> {
    return honest.request({ method: "eth_getCode", params: [world.escrow, blockTag(block)] });
  }

  async function proofOf(address: Hex, block: number): Promise<Hex[]> {
    const params = [address, [], blockTag(block)];
    const { accountProof } = (await honest.request({ method: "eth_getProof", params })) as {
      accountProof: Hex[];
    };
    return accountProof;
  }
});
