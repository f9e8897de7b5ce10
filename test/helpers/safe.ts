import { readFile } from "node:fs/promises";

import {
  type Abi,
  type Address,
  concatHex,
  encodeFunctionData,
  type Hex,
  hashTypedData,
  parseAbi,
  parseEventLogs,
  zeroAddress,
} from "viem";
import type { LocalAccount } from "viem/accounts";

import type { World } from "./escrowWorld.ts";

type Chain = Pick<World, "mined" | "operator">;

const safeAbi = parseAbi([
  "function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)",
  "function nonce() view returns (uint256)",
  "function VERSION() view returns (string)",
  "function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)",
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)",
]);
const signMessageAbi = parseAbi(["function signMessage(bytes data)"]);
/** Safe's operation that runs another contract's code as its own. */
const delegateCall = 1;
const factoryAbi = parseAbi([
  "function createProxyWithNonce(address singleton, bytes initializer, uint256 saltNonce) returns (address)",
  "event ProxyCreation(address indexed proxy, address singleton)",
]);

async function deployArtifact(world: Chain, path: string): Promise<Address> {
  const file = import.meta.resolve(`@safe-global/safe-smart-account/build/artifacts/contracts/${path}.json`);
  const { abi, bytecode } = JSON.parse(await readFile(new URL(file), "utf8")) as { abi: Abi; bytecode: Hex };
  const receipt = await world.mined(world.operator.deployContract({ abi, bytecode }));
  if (!receipt.contractAddress) throw new Error(`${path} was not deployed`);
  return receipt.contractAddress;
}

export interface Safe {
  readonly address: Address;
  readonly version: string;
  /** The owners' signatures that the Safe takes by ERC-1271 for this digest. */
  sign(digest: Hex, signers?: readonly LocalAccount[]): Promise<Hex>;
  /** The owners' approval of a digest on chain, after which the Safe signs it with nothing. */
  approve(digest: Hex): Promise<void>;
  /** The Safe's own transaction, carried by anyone. */
  execute(to: Address, data: Hex): Promise<void>;
}

/** A real Safe: singleton, proxy and fallback handler as its makers compiled them. */
export async function deploySafe(
  world: Chain,
  owners: readonly LocalAccount[],
  threshold: number,
): Promise<Safe> {
  const singleton = await deployArtifact(world, "Safe.sol/Safe");
  const factory = await deployArtifact(world, "proxies/SafeProxyFactory.sol/SafeProxyFactory");
  const handler = await deployArtifact(
    world,
    "handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler",
  );
  const signMessageLib = await deployArtifact(world, "libraries/SignMessageLib.sol/SignMessageLib");
  const addresses = owners.map(({ address }) => address);
  const initializer = encodeFunctionData({
    abi: safeAbi,
    functionName: "setup",
    args: [addresses, BigInt(threshold), zeroAddress, "0x", handler, zeroAddress, 0n, zeroAddress],
  });
  const { logs } = await world.mined(
    world.operator.writeContract({
      address: factory,
      abi: factoryAbi,
      functionName: "createProxyWithNonce",
      args: [singleton, initializer, 0n],
    }),
  );
  const address = parseEventLogs({ abi: factoryAbi, logs })[0]?.args.proxy;
  if (address === undefined) throw new Error("no Safe was created");
  const chainId = await world.operator.getChainId();

  /** Safe wants its owners' signatures in the order of their addresses. */
  const signAll = async (hash: Hex, signers: readonly LocalAccount[]): Promise<Hex> => {
    const sorted = [...signers].sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
    const signatures = await Promise.all(
      sorted.map(({ sign }) => {
        if (sign === undefined) throw new Error("an owner cannot sign");
        return sign({ hash });
      }),
    );
    return concatHex(signatures);
  };

  const execute = async (to: Address, data: Hex, operation = 0): Promise<void> => {
    const nonce = await world.operator.readContract({ address, abi: safeAbi, functionName: "nonce" });
    const call = [to, 0n, data, operation, 0n, 0n, 0n, zeroAddress, zeroAddress] as const;
    const hash = await world.operator.readContract({
      address,
      abi: safeAbi,
      functionName: "getTransactionHash",
      args: [...call, nonce],
    });
    const signatures = await signAll(hash, owners.slice(0, threshold));
    await world.mined(
      world.operator.writeContract({
        address,
        abi: safeAbi,
        functionName: "execTransaction",
        args: [...call, signatures],
      }),
    );
  };

  return {
    address,
    version: await world.operator.readContract({ address, abi: safeAbi, functionName: "VERSION" }),
    sign: (digest, signers = owners.slice(0, threshold)) =>
      signAll(
        hashTypedData({
          domain: { chainId, verifyingContract: address },
          types: { SafeMessage: [{ name: "message", type: "bytes" }] },
          primaryType: "SafeMessage",
          message: { message: digest },
        }),
        signers,
      ),
    approve: (digest) =>
      execute(
        signMessageLib,
        encodeFunctionData({ abi: signMessageAbi, functionName: "signMessage", args: [digest] }),
        delegateCall,
      ),
    execute: (to, data) => execute(to, data),
  };
}
