import { expect } from "chai";

import type { NodeProcess } from "../../helpers/standingNode.ts";
import { runScript, startNode } from "../../helpers/standingNode.ts";

describe("scripts on a standing node", function () {
  this.timeout(180_000);
  let node: NodeProcess;

  before(async () => {
    node = await startNode();
  });

  after(async () => {
    await node.stop();
  });

  const scripts: [script: string, says: RegExp[]][] = [
    [
      "scripts/deploy.ts",
      [
        /^localhost, chain 31337, from 0xf39F/im,
        /OrderEscrow +0x[0-9a-fA-F]{40} +new +[\d,]+\n/,
        /ModelUsdc +0x[0-9a-fA-F]{40} +new +[\d,]+\n/,
        /compared with the build: 13 contracts, all equal/,
      ],
    ],
    ["scripts/deploy.ts", [/OrderEscrow +0x[0-9a-fA-F]{40} +there already +–\n/, /31337\.json: unchanged/]],
    [
      "scripts/lock.ts",
      [/terms published: block \d+/, /order of 1250500000 locked/, /order of 80000000 locked/],
    ],
    ["scripts/deliver.ts", [/delivery of 2 orders confirmed/]],
    ["scripts/claim.ts", [/order of 1250500000 claimed/, /order of 80000000 claimed/]],
    ["scripts/audit.ts", [/2 orders/, /\nproven: /, /\nbalanced\n/]],
  ];
  for (const [index, [script, says]] of scripts.entries()) {
    it(`${script} does its part, step ${index + 1}`, async () => {
      const { code, output } = await runScript(script, node.url);
      for (const line of says) expect(output).to.match(line);
      expect(code, output).to.equal(0);
    });
  }

  it("scripts/deliver.ts cannot be done twice, and says why", async () => {
    const { code, output } = await runScript("scripts/deliver.ts", node.url);
    expect(output).to.include("A delivery is attested only for orders that are Locked");
    expect(code).to.equal(1);
  });
});
