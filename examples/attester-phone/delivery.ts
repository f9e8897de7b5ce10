// The marketplace's side: terms that name the phone's passkey, an order under them, a request to the phone, and the
// confirmation with what the phone answered.
import { commitDetails, escrowActions, orderIdOf, statusName, termsIdOf } from "lading/client";
import addresses from "lading/deployments/addresses.json" with { type: "json" };
import {
  type Address,
  createWalletClient,
  erc20Abi,
  http,
  keccak256,
  publicActions,
  stringToHex,
  zeroAddress,
  zeroHash,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { getBlock } from "viem/actions";
import { foundry as chain } from "viem/chains";

import { createPhone } from "./phone.js";

const escrow = addresses.OrderEscrow as Address;
const token = process.env.USDC as Address;
// The keys of `lading chain`, which are public.
const account = (addressIndex: number) =>
  mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex });
const client = createWalletClient({
  account: account(1),
  chain,
  transport: http(process.env.LADING_RPC ?? "http://127.0.0.1:8545"),
  pollingInterval: 50,
})
  .extend(publicActions)
  .extend(escrowActions({ escrow }));
const mined = async (hash: Promise<`0x${string}`>) => client.waitForTransactionReceipt({ hash: await hash });

const phone = await createPhone(addresses.WebAuthnVerifier as Address);
const day = 86_400;
const terms = {
  arbitrator: account(6).address,
  evidencePeriod: 2 * day,
  rulingPeriod: 14 * day,
  arbitrationFeeBps: 100,
  defaultSellerBps: 5_000,
  feeBps: 0,
  feeRecipient: zeroAddress,
  inspectionPeriod: 3 * day,
  openClaimPeriod: 7 * day,
  threshold: 1,
  attesters: [phone.attester],
  gate: zeroAddress,
  documentHash: zeroHash,
};
await mined(client.publishTerms({ terms }));

const now = Number((await getBlock(client)).timestamp);
const amount = 500_000_000n;
const order = {
  ...{ termsId: termsIdOf(terms), buyer: client.account.address, seller: account(2).address, token, amount },
  ...{ lockBy: now + 3_600, deliverBy: now + 30 * day },
  detailsHash: commitDetails({ details: { goods: "Tea, 40 chests" } }).detailsHash,
};
await mined(
  client.writeContract({ address: token, abi: erc20Abi, functionName: "approve", args: [escrow, amount] }),
);
await mined(client.lock({ order }));

// This is all that the phone needs, and it asks no node. The order is locked: a phone must not sign for one that is not.
const domain = { escrow, chainId: chain.id };
const receipt = keccak256(stringToHex("signed by the warehouse, 40 chests, seals whole"));
const delivery = { orderIds: [orderIdOf(domain, order)], evidenceHash: receipt, signBy: now + day };
const attestation = await phone.attest(domain, delivery);

await mined(
  client.confirmDelivery({
    orders: [order],
    evidenceHash: delivery.evidenceHash,
    signBy: delivery.signBy,
    attestations: { [phone.attester]: attestation },
  }),
);
const { status } = await client.getOrderState({ order });
console.log(statusName(status));
