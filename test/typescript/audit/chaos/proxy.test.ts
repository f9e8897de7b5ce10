import { expect } from "chai";

import { httpRpc } from "../../../../src/rpc/httpRpc.ts";
import type { RpcError } from "../../../../src/rpc/rpcError.ts";
import { audited, auditedOver, chaosPatience, lateMs, type Outcome } from "../../../helpers/chaos/audited.ts";
import {
  answerFaults,
  type FaultPlan,
  faultless,
  messageFaults,
  onlyFault,
} from "../../../helpers/chaos/faultPlan.ts";
import { type ChaosProxy, chaosProxy } from "../../../helpers/chaos/proxy.ts";
import { randomOf } from "../../../helpers/chaos/random.ts";
import { nodeOf } from "../../../helpers/chaos/servedChain.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";

describe("an honest node that is hard to reach", function () {
  this.timeout(60_000);

  let world: ChaosWorld;
  let proxy: ChaosProxy;
  let truth: Outcome;

  before(async () => {
    world = await chaosWorld();
    proxy = await chaosProxy();
    truth = await audited(nodeOf(world.chain), world.parameters);
  });

  after(async () => {
    await proxy.close();
    await world.close();
  });

  it("is balanced and proven when nothing goes wrong, with nothing found", () => {
    expect(truth).to.deep.include({ exitCode: 0, codes: [], thrown: undefined });
    expect(truth.digest).to.match(/^0x[0-9a-f]{64}$/);
  });

  for (const fault of [...messageFaults, ...answerFaults]) {
    it(`gets the same verdict, digest and books after every kind of trouble: ${fault}`, async () => {
      const rate = fault === "late" ? 0.02 : 0.1;
      const plan = onlyFault(fault, rate, lateMs);
      for (let seed = 1; seed <= 3; seed += 1) {
        expect(await over(plan, seed), `seed ${seed}`).to.deep.equal(truth);
        const singly = { ...plan, hasWholeReceipts: false };
        expect(await over(singly, seed), `seed ${seed}, receipts one by one`).to.deep.equal(truth);
      }
    });
  }

  it("gets the same where messages must be small, in whatever words they are refused", async () => {
    for (const batchRefusal of ["status413", "invalidRequest", "tooLargeInBatch"] as const)
      for (const largestBatch of [1, 5])
        expect(await over({ ...faultless, largestBatch, batchRefusal }, 1), batchRefusal).to.deep.equal(
          truth,
        );
  });

  it("is unproven without a proof, with the same books, where the range of logs is limited", async () => {
    const whole = await audited(nodeOf(world.chain), { ...world.parameters, prove: false });
    expect(whole).to.deep.include({ exitCode: 2, codes: [], books: truth.books });
    for (const largestRange of [1, 7, 50]) {
      const plan = { ...onlyFault("badGateway", 0.1, lateMs), largestRange };
      expect(await over(plan, 1, { prove: false }), `${largestRange}`).to.deep.equal(whole);
    }
  });

  it("could not be read when it never answers, and that is all that is said", async () => {
    for (const fault of ["tooManyRequests", "dropped", "truncated", "missing"] as const) {
      const outcome = await over(onlyFault(fault, 1, lateMs), 1);
      expect(outcome, fault).to.deep.include({ exitCode: 3, digest: undefined, books: undefined });
      expect(outcome.thrown, fault).to.match(/^UnreachableError: Could not read: eth_/);
    }
  });

  it("really does what its plan says", async () => {
    const expected: Partial<Record<(typeof messageFaults)[number], RegExp>> = {
      tooManyRequests: /^HTTP 429/,
      tooManyRequestsRetryAfter: /^HTTP 429/,
      badGateway: /^HTTP 502/,
      unavailable: /^HTTP 503/,
      dropped: /socket hang up/,
      droppedHalfway: /aborted/,
      truncated: /JSON/,
      late: /timeout/,
    };
    for (const [fault, message] of Object.entries(expected)) {
      const plan = onlyFault(fault as keyof typeof expected, 1, lateMs);
      const { url, close } = proxy.open({ node: nodeOf(world.chain), plan, random: randomOf(1) });
      const rpc = httpRpc(url, { timeoutMs: chaosPatience.timeoutMs });
      const error = await rpc.request({ method: "eth_chainId" }).catch((thrown: Error) => thrown);
      expect((error as Error).message, fault).to.match(message);
      const asksToWait = fault === "tooManyRequestsRetryAfter";
      expect((error as RpcError).retryAfterMs, fault).to.equal(asksToWait ? 1_000 : undefined);
      close();
    }
  });

  function over(plan: FaultPlan, seed: number, changes = {}): Promise<Outcome> {
    const backend = { node: nodeOf(world.chain), plan, random: randomOf(seed) };
    return auditedOver(proxy, backend, { ...world.parameters, ...changes });
  }
});
