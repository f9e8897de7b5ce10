import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { type Address, parseAbi } from "viem";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";

const units = 1_000_000n;

describe("lading relay, where a token refuses", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let usdt: Address;
  let fresh: unknown;

  before(async () => {
    world = await createCliWorld();
    usdt = await world.deploy("ModelUsdt", [world.operator.account.address]);
    for (const token of [world.usdc, usdt]) await world.mint(token, world.buyer.address, 10_000n * units);
  });
  beforeEach(async () => {
    fresh = await world.provider.request({ method: "evm_snapshot", params: [] });
  });
  afterEach(() => world.provider.request({ method: "evm_revert", params: [fresh] }));
  after(() => world.close());

  const asBuyer = (args: readonly string[]) => doneInProcess(world, args, { account: world.buyer.address });

  async function signed(token: Address): Promise<string> {
    const { path } = await world.orderFile({ token });
    const relay = world.file("relay.json");
    await asBuyer(["order", "lock", path, "--relay", relay]);
    return relay;
  }

  /** The words of a relay that is refused: never the node's. */
  async function refusal(relay: string): Promise<string> {
    const run = await world.inProcess(["relay", relay, "--account", world.stranger.address, "--yes"]);
    expect(run.code).to.equal(1);
    expect(run.err).not.to.include("The node refused");
    return run.err;
  }

  const spendAll = (token: Address): Promise<unknown> =>
    world.mined(
      world.clientOf(world.buyer).writeContract({
        address: token,
        abi: parseAbi(["function transfer(address to, uint256 value)"]),
        functionName: "transfer",
        args: [world.seller.address, 10_000n * units],
      } as never),
    );

  it("says that a file was changed", async () => {
    const relay = await signed(world.usdc);
    const file = JSON.parse(await readFile(relay, "utf8"));
    for (const signature of [`0x${"11".repeat(64)}1b`, "0x1234"]) {
      await writeFile(relay, jsonText({ ...file, signature }));
      const words = await refusal(relay);
      expect(words)
        .to.match(/^The signature in the file is not the payer's over exactly this\. Nothing was sent\./)
        .and.include(`payer: ${world.buyer.address}`)
        .and.include("Ask the payer for the file as it was written, or to sign anew.");
    }
  });

  it("says that a token is paused or has blocked somebody, in its own words too", async () => {
    const relay = await signed(world.usdc);
    await world.blacklist(world.buyer.address);
    expect(await refusal(relay))
      .to.match(/^The token refuses this payment\. Nothing was sent\./)
      .and.match(/own words: .*TokenAccountBlocked/)
      .and.include("its issuer can tell.");
    await world.unBlacklist(world.buyer.address);
    await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
  });

  it("says that a payment was taken back", async () => {
    const relay = await signed(world.usdc);
    const { signer } = JSON.parse(await readFile(relay, "utf8"));
    expect(signer).to.equal(world.buyer.address);
    const { orderId } = await doneInProcess(world, ["relay", relay, "--dry-run"], {
      account: world.stranger.address,
    });
    await cancelled(orderId);
    expect(await refusal(relay))
      .to.match(/^The signed payment was used already, or its signer took it back\./)
      .and.include("agree on a new order.");
  });

  it("says what the payer lacks of a token without signed payments", async () => {
    await asBuyer(["approve", "permit2", "--currency", usdt, "--amount", "10000"]);
    const relay = await signed(usdt);
    await asBuyer(["approve", "permit2", "--currency", usdt, "--amount", "0"]);
    expect(await refusal(relay))
      .to.match(/The payer allow(?:s Permit2|ed) too little\./)
      .and.match(
        /lading approve permit2 --currency 0x[0-9a-fA-F]{40} --amount 10000\.00|Approve the escrow, or Permit2/,
      );
    await asBuyer(["approve", "permit2", "--currency", usdt, "--amount", "10000"]);
    await spendAll(usdt);
    expect(await refusal(relay)).to.match(/The payer has too (?:little|few)/);
  });

  /** The payer cancels its authorization at the token, as ERC-3009 has it. */
  async function cancelled(nonce: `0x${string}`): Promise<void> {
    const { buyer, usdc } = world;
    const signature = await world.clientOf(buyer).signTypedData({
      account: buyer,
      domain: { name: "USD Coin", version: "2", chainId: 31_337, verifyingContract: usdc },
      types: {
        CancelAuthorization: [
          { name: "authorizer", type: "address" },
          { name: "nonce", type: "bytes32" },
        ],
      },
      primaryType: "CancelAuthorization",
      message: { authorizer: buyer.address, nonce },
    });
    const abi = parseAbi([
      "function cancelAuthorization(address authorizer, bytes32 nonce, bytes signature)",
    ]);
    const args = [buyer.address, nonce, signature];
    const call = { address: usdc, abi, functionName: "cancelAuthorization", args };
    await world.mined(world.clientOf(buyer).writeContract(call as never));
  }
});
