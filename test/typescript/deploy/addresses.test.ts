import { expect } from "chai";
import { type Address, parseAbi } from "viem";

import { deployTo } from "../../../src/deploy/main.ts";
import { planEscrow } from "../../../src/deploy/planSuite.ts";
import { readBuild } from "../../../src/deploy/readBuild.ts";
import { openDeployChain } from "../../helpers/deployChain.ts";

const chainIds = [1, 8453, 42_161, 31_337];
const suite = [
  "TermsPublisher",
  "OrderEscrow",
  "P256Verifier",
  "WebAuthnVerifier",
  "RsaVerifier",
  "FxRouter",
  "RfqVenue",
];
const domainAbi = parseAbi([
  "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
]);

describe("deployment on several chains", function () {
  this.timeout(120_000);

  it("gives every contract of the suite the same address, whoever sends and whatever went before", async () => {
    const found: Record<string, Address>[] = [];
    for (const [index, chainId] of chainIds.entries()) {
      const chain = await openDeployChain(chainId);
      try {
        // Neither the account nor its nonce has a part in the address.
        const [first, ...others] = [...chain.accounts.slice(index), ...chain.accounts.slice(0, index)];
        if (first === undefined) throw new Error("no account");
        const { deployed } = await deployTo({ ...chain.network, accounts: [first, ...others] }, chain.folder);
        const addresses = deployed.map(({ plan, record }) => [plan.name, record.address] as const);
        found.push(Object.fromEntries(addresses.filter(([name]) => suite.includes(name))));

        const escrow = Object.fromEntries(addresses).OrderEscrow as Address;
        const domain = await chain.client.readContract({
          address: escrow,
          abi: domainAbi,
          functionName: "eip712Domain",
        });
        expect(domain.slice(3, 5)).to.deep.equal([BigInt(chainId), escrow]);
      } finally {
        await chain.close();
      }
    }

    expect(Object.keys(found[0] ?? {})).to.have.members(suite);
    for (const addresses of found) expect(addresses).to.deep.equal(found[0]);
  });

  it("has the library where the escrow's code looks for it", async () => {
    const [library, escrow] = await planEscrow(readBuild);
    const linked = escrow.initCode.includes(library.address.slice(2).toLowerCase());
    expect(linked, `hardhat.config.ts must link TermsPublisher to ${library.address}`).to.equal(true);
  });
});
