import { expect } from "chai";

import { inspectNetwork, openNetwork } from "../../../src/deploy/openNetwork.ts";
import { refusalOf } from "../../helpers/refusalOf.ts";

const account = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

/** A connection whose provider gives these answers; a missing one is an RPC that is down. */
function connect(networkName: string, chainId: number | undefined, answers: Record<string, unknown>) {
  return {
    networkName,
    networkConfig: { type: "http", chainId },
    provider: {
      request: async ({ method }: { method: string }) => {
        if (!(method in answers)) throw new Error("connection refused");
        return answers[method];
      },
    },
  };
}

describe("the network of a deployment", () => {
  it("gives chain id and accounts", async () => {
    const connection = connect("base", 8453, { eth_chainId: "0x2105", eth_accounts: [account] });
    const { name, chainId, accounts } = await inspectNetwork(connection);
    expect({ name, chainId, accounts }).to.deep.equal({ name: "base", chainId: 8453, accounts: [account] });
  });

  it("says when the node is down, and how to start one", async () => {
    const message = await refusalOf(inspectNetwork(connect("localhost", undefined, {})));
    expect(message)
      .to.include("localhost does not answer: connection refused")
      .and.to.include("hardhat -- node");
  });

  it("says when an RPC is down, and where its address is", async () => {
    const message = await refusalOf(inspectNetwork(connect("base", 8453, {})));
    expect(message).to.include("base does not answer").and.to.include("keystore list");
  });

  it("refuses another chain than the configuration's", async () => {
    const connection = connect("base", 8453, { eth_chainId: "0x1", eth_accounts: [account] });
    expect(await refusalOf(inspectNetwork(connection))).to.include(
      "base is chain 1, and hardhat.config.ts says chain 8453",
    );
  });

  it("says how to store a key when there is no account", async () => {
    const connection = connect("base", 8453, { eth_chainId: "0x2105", eth_accounts: [] });
    expect(await refusalOf(inspectNetwork(connection))).to.include("keystore set DEPLOYER_PRIVATE_KEY");
  });

  it("names the configuration variable that is missing", async () => {
    const connection = {
      ...connect("base", 8453, {}),
      provider: {
        request: async () => {
          throw new Error('HHE7: Configuration Variable "DEPLOYER_PRIVATE_KEY" not found.');
        },
      },
    };
    expect(await refusalOf(inspectNetwork(connection))).to.equal(
      'Configuration Variable "DEPLOYER_PRIVATE_KEY" not found. ' +
        "Store it with: npm run hardhat -- keystore set DEPLOYER_PRIVATE_KEY",
    );
  });

  it("refuses a chain that ends with the process", async () => {
    expect(await refusalOf(openNetwork())).to.include("--network localhost");
  });
});
