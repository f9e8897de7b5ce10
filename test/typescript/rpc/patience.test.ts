import { expect } from "chai";
import { patientRpc } from "../../../src/rpc/patientRpc.ts";
import { retryAfterMs } from "../../../src/rpc/retryAfter.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { RpcError } from "../../../src/rpc/rpcError.ts";
import { UnreachableError } from "../../../src/rpc/unreachableError.ts";

const fast = { attempts: 3, firstDelayMs: 1, timeoutMs: 40 };

describe("patience with a node", () => {
  it("asks again while a node is busy", async () => {
    const { rpc, asked } = failing(2, new RpcError(429, "busy"));
    expect(await patientRpc(rpc, fast).request({ method: "eth_chainId" })).to.equal("0x1");
    expect(asked()).to.equal(3);
  });

  it("ends, and says that it could not read", async () => {
    const { rpc, asked } = failing(99, new RpcError(503, "HTTP 503"));
    const error = await patientRpc(rpc, fast)
      .request({ method: "eth_chainId" })
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(UnreachableError);
    expect((error as UnreachableError).code).to.equal("couldNotRead");
    expect((error as UnreachableError).message).to.contain("503");
    expect(asked()).to.equal(3);
  });

  it("waits for what is not there yet, and believes a null that stays", async () => {
    let left = 2;
    const late: Rpc = { request: async () => (left-- > 0 ? null : "0x1") };
    expect(await patientRpc(late, fast).request({ method: "eth_getBlockByNumber" })).to.equal("0x1");
    left = 99;
    expect(await patientRpc(late, fast).request({ method: "eth_getBlockByNumber" })).to.equal(null);
    expect(left).to.equal(96);
    expect(await patientRpc(late, fast).request({ method: "eth_other" })).to.equal(null);
    expect(left).to.equal(95);
  });

  it("waits as long as the node asks, and no longer than its own longest", async () => {
    const waited = async (retryAfter: number, longestDelayMs: number) => {
      const { rpc } = failing(1, new RpcError(429, "busy", retryAfter));
      const startedAt = performance.now();
      await patientRpc(rpc, { ...fast, longestDelayMs }).request({ method: "eth_chainId" });
      return performance.now() - startedAt;
    };
    expect(await waited(60, 10_000)).to.be.within(55, 1_000);
    expect(await waited(3_600_000, 20)).to.be.below(1_000);
  });

  it("reads how long a node asks to be left alone, in seconds or as a date", () => {
    const now = Date.parse("Thu, 01 Jan 2026 00:00:00 GMT");
    expect(retryAfterMs("2")).to.equal(2_000);
    expect(retryAfterMs("Thu, 01 Jan 2026 00:00:05 GMT", now)).to.equal(5_000);
    expect(retryAfterMs("Wed, 31 Dec 2025 00:00:00 GMT", now)).to.equal(0);
    expect(retryAfterMs("soon")).to.equal(undefined);
    expect(retryAfterMs(undefined)).to.equal(undefined);
  });

  it("does not wait for ever, nor ask again what is refused", async () => {
    const silent: Rpc = { request: () => new Promise(() => undefined) };
    const late = await patientRpc(silent, fast)
      .request({ method: "eth_chainId" })
      .catch((thrown: Error) => thrown);
    expect((late as Error).message).to.contain("no answer within 40 ms");
    const { rpc, asked } = failing(99, new RpcError(-32_601, "no such method"));
    await patientRpc(rpc, fast)
      .request({ method: "eth_x" })
      .catch(() => undefined);
    expect(asked()).to.equal(1);
  });
});

function failing(times: number, error: unknown) {
  let count = 0;
  const rpc: Rpc = {
    async request() {
      count += 1;
      if (count <= times) throw error;
      return "0x1";
    },
  };
  return { rpc, asked: () => count };
}
