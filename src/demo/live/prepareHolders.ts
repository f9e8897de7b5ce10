import type { Hex } from "viem";
import { decodeFunctionResult, encodeFunctionData, parseAbi } from "viem";

import { orderEscrowAbi } from "../../order/abi/orderEscrowAbi.ts";
import { Side } from "../../order/side.ts";
import type { Deed } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import type { PreparedCall } from "./prepared.ts";
import { escrowCall } from "./prepared.ts";
import { firstOf } from "./preparePayout.ts";
import { tokenAbi } from "./tokens.ts";
import type { World } from "./world.ts";

const registryAbi = parseAbi(["function nameSuccessor(address successor)"]);

export async function prepareReassign(
  world: World,
  deed: Extract<Deed, { do: "reassign" }>,
): Promise<PreparedCall> {
  const by = await memberOf(world.cast, deed.by);
  const to = await memberOf(world.cast, deed.to);
  const side = deed.side === "buyer" ? Side.Buyer : Side.Seller;
  return escrowCall(world, by.address, "reassign", [firstOf(world, deed).order, side, to.address, 0n]);
}

/** Names a successor in the registry, then chooses the registry. */
export async function prepareRecovery(
  world: World,
  deed: Extract<Deed, { do: "setRecovery" }>,
): Promise<PreparedCall[]> {
  const by = await memberOf(world.cast, deed.by);
  const successor = await memberOf(world.cast, deed.successor);
  const data = encodeFunctionData({ abi: registryAbi, args: [successor.address] });
  return [
    { from: by.address, to: world.registry, data, verb: undefined },
    escrowCall(world, by.address, "setRecovery", [world.registry]),
  ];
}

export async function prepareCancel(
  world: World,
  deed: Extract<Deed, { do: "cancelRecovery" }>,
): Promise<PreparedCall> {
  return escrowCall(world, (await memberOf(world.cast, deed.by)).address, "cancelRecovery", []);
}

/** Withdraws all of a credit: a stranger sends it to its owner, a successor to itself. */
export async function prepareWithdraw(
  world: World,
  deed: Extract<Deed, { do: "withdraw" }>,
): Promise<PreparedCall> {
  const owner = await memberOf(world.cast, deed.owner);
  const token = world.tokens[deed.currency].address;
  const functionName = "creditOf";
  const data = encodeFunctionData({ abi: orderEscrowAbi, functionName, args: [owner.address, token] });
  const call = { method: "eth_call", params: [{ to: world.escrow, data }, "latest"] };
  const result = (await world.chain.provider.request(call)) as Hex;
  const [credit] = decodeFunctionResult({ abi: orderEscrowAbi, functionName, data: result });
  const { address } = await memberOf(world.cast, deed.successor ?? "stranger");
  return deed.successor === undefined
    ? escrowCall(world, address, "withdraw", [owner.address, token, credit, 0, "0x"])
    : escrowCall(world, address, "withdrawAsSuccessor", [owner.address, token, credit]);
}

const listingVerbs = {
  USD: { blacklist: "blacklist", unblacklist: "unBlacklist" },
  EUR: { blacklist: "blacklist", unblacklist: "unBlacklist" },
  JPY: { blacklist: "blocklist", unblacklist: "unBlocklist" },
  SGD: { blacklist: "blocklist", unblacklist: "unBlocklist" },
  USDT: { blacklist: "addBlackList", unblacklist: "removeBlackList" },
} as const;

/** The issuer of a currency blocks an account, or no longer does. */
export async function prepareListing(
  world: World,
  deed: Extract<Deed, { do: "blacklist" | "unblacklist" }>,
): Promise<PreparedCall> {
  const issuer = await memberOf(world.cast, "issuer");
  const account = await memberOf(world.cast, deed.account);
  const functionName = listingVerbs[deed.currency][deed.do];
  const data = encodeFunctionData({ abi: tokenAbi, functionName, args: [account.address] });
  return { from: issuer.address, to: world.tokens[deed.currency].address, data, verb: undefined };
}
