import { expect } from "chai";
import { type Hex, hexToBytes, toHex } from "viem";

import { checkCode } from "../../../src/deploy/checkCode.ts";
import { DeployError } from "../../../src/deploy/deployError.ts";
import { deployTo } from "../../../src/deploy/main.ts";
import type { Plan } from "../../../src/deploy/plan.ts";
import { type DeployChain, openDeployChain } from "../../helpers/deployChain.ts";
import { refusalOf } from "../../helpers/refusalOf.ts";

const optimism = 10;

describe("code on the chain against the build", function () {
  this.timeout(120_000);
  let chain: DeployChain;
  let plan: Plan;
  let code: Hex;

  before(async () => {
    chain = await openDeployChain(optimism);
    const { deployed } = await deployTo(chain.network, chain.folder);
    const escrow = deployed.find(({ plan: { name } }) => name === "OrderEscrow");
    if (escrow === undefined) throw new Error("no escrow deployed");
    plan = escrow.plan;
    code = (await chain.client.getCode({ address: plan.address })) as Hex;
  });

  after(async () => {
    await chain.close();
  });

  /** The code with one byte changed. */
  const tampered = (at: number): Hex => {
    const bytes = hexToBytes(code);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return toHex(bytes);
  };

  it("knows the escrow's three immutable values, each in its places", () => {
    expect(plan.build?.immutables).to.have.length(3);
    expect(plan.build?.immutables.flat().every(({ length }) => length === 32)).to.equal(true);
    expect(() => checkCode(plan, code, optimism)).not.to.throw();
  });

  it("refuses other code", () => {
    expect(() => checkCode(plan, tampered(0), optimism)).to.throw(DeployError, "is not the build's");
    expect(() => checkCode(plan, `${code}00`, optimism)).to.throw(DeployError, "is not the build's");
    expect(() => checkCode(plan, "0x", optimism)).to.throw(DeployError);
  });

  it("refuses another immutable value, in any of its places", () => {
    for (const [index, places] of (plan.build?.immutables ?? []).entries()) {
      for (const { start } of places) {
        expect(() => checkCode(plan, tampered(start + 31), optimism)).to.throw(
          DeployError,
          `as immutable value ${index + 1}, not`,
        );
      }
    }
  });

  it("refuses the code of another chain", () => {
    expect(() => checkCode(plan, code, 1)).to.throw(DeployError, "as immutable value 1, not");
  });

  it("refuses immutable values that nobody checks", () => {
    const unaware = { ...plan, immutableValues: () => [] };
    expect(() => checkCode(unaware, code, optimism)).to.throw(DeployError, "has 3 immutable values");
  });

  it("stops a run loudly, saying what to do, and leaves the record alone", async () => {
    await chain.provider.request({ method: "hardhat_setCode", params: [plan.address, tampered(100)] });
    const message = await refusalOf(deployTo(chain.network, chain.folder));
    expect(message).to.include(`The code of OrderEscrow at ${plan.address} on chain 10 is not the build's`);
    expect(message).to.include("Do not use it").and.to.include("npm run build");
  });
});
