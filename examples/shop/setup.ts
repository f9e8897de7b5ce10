// What every shop has: a node, keys, and the terms that it sells under. The keys are those of `lading chain`, which are
// public; a real customer signs in a wallet.
import { escrowActions } from "lading/client";
import addresses from "lading/deployments/addresses.json" with { type: "json" };
import { type Address, createWalletClient, http, publicActions, zeroAddress, zeroHash } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry as chain } from "viem/chains";

export const escrow = addresses.OrderEscrow as Address;
export const usdc = process.env.USDC as Address;

const account = (addressIndex: number) =>
  mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex });
const clientOf = (addressIndex: number) =>
  createWalletClient({
    account: account(addressIndex),
    chain,
    transport: http(process.env.LADING_RPC ?? "http://127.0.0.1:8545"),
    pollingInterval: 50,
  })
    .extend(publicActions)
    .extend(escrowActions({ escrow }));

/** Signs, and never sends: it needs no ether. */
export const customer = clientOf(1);
/** Sends, and pays for gas. */
export const shop = clientOf(2);
const carrier = account(3);
const arbitrator = account(6);

const day = 86_400;
export const terms = {
  arbitrator: arbitrator.address,
  evidencePeriod: 2 * day,
  rulingPeriod: 14 * day,
  arbitrationFeeBps: 100,
  defaultSellerBps: 5_000,
  feeBps: 0,
  feeRecipient: zeroAddress,
  inspectionPeriod: 3 * day,
  openClaimPeriod: 7 * day,
  threshold: 1,
  attesters: [carrier.address],
  gate: zeroAddress,
  documentHash: zeroHash,
};

/** Waits for a transaction. */
export async function mined(hash: `0x${string}`): Promise<void> {
  const { status } = await shop.waitForTransactionReceipt({ hash });
  if (status !== "success") throw new Error(`${hash} reverted`);
}
