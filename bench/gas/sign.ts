import type { HDNodeWallet, Signer, TypedDataField } from "ethers";

import {
  type SignedAction,
  type SigningPlace,
  signAction,
  signPermit,
  signPermit2 as signPermit2At,
  signPermit2List,
  signReceiveWithAuthorization,
} from "../../test/helpers/ethersSigning.ts";
import { PERMIT2 } from "../../test/helpers/permit2.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import type { Stage } from "./stage.ts";

async function placeOf({ ethers, escrow }: Stage): Promise<SigningPlace> {
  const { chainId } = await ethers.provider.getNetwork();
  return { chainId, escrow: await escrow.getAddress() };
}

/** Attestations by the first two of three attesters, aligned with the terms. */
export async function attest(
  stage: Stage,
  orderIds: string[],
  evidenceHash: string,
  signBy: number,
): Promise<string[]> {
  const place = await placeOf(stage);
  const [first, second] = stage.attesters as [HDNodeWallet, HDNodeWallet];
  const message = { orderIds, evidenceHash, signBy };
  return [
    await signAction(place, first, "Delivery", message),
    await signAction(place, second, "Delivery", message),
    "0x",
  ];
}

/** A signature under any action of the escrow. */
export async function signAs(
  stage: Stage,
  signer: Signer,
  action: SignedAction,
  message: Record<string, unknown>,
): Promise<string> {
  return signAction(await placeOf(stage), signer, action, message);
}

/** The payer's EIP-2612 permit of the USDC model, for exactly an amount. */
export async function signPermitOf(
  stage: Stage,
  signer: Signer,
  value: bigint,
  deadline: number,
): Promise<string> {
  const { usdcModel } = stage.tokens;
  const { chainId } = await placeOf(stage);
  const domain = { name: "USD Coin", version: "2", chainId, verifyingContract: await usdcModel.getAddress() };
  const nonce = await usdcModel.nonces(await signer.getAddress());
  return signPermit(domain, signer, { spender: await stage.escrow.getAddress(), value, nonce, deadline });
}

/** The payer's Permit2 signature with a list of orders as its witness. */
export async function signPermit2Orders(
  stage: Stage,
  signer: Signer,
  orders: OrderStruct[],
  nonce: number,
): Promise<string> {
  return signPermit2List(await placeOf(stage), signer, orders, nonce);
}

/** One side's signature under a settlement. */
export async function signSettlement(
  stage: Stage,
  signer: Signer,
  message: { orderId: string; toBuyer: bigint; toSeller: bigint; next: OrderStruct[]; signBy: number },
): Promise<string> {
  return signAction(await placeOf(stage), signer, "Settlement", message);
}

/** The payer's ERC-3009 authorization for an order or, for the floor contract, for an id. */
export async function signAuthorization(
  stage: Stage,
  signer: Signer,
  message: { to: string; value: bigint; validBefore: number; nonce: string },
): Promise<string> {
  const { chainId } = await placeOf(stage);
  const verifyingContract = await stage.tokens.usdcModel.getAddress();
  const domain = { name: "USD Coin", version: "2", chainId, verifyingContract };
  return signReceiveWithAuthorization(domain, signer, message);
}

const TOKEN_PERMISSIONS: TypedDataField[] = [
  { name: "token", type: "address" },
  { name: "amount", type: "uint256" },
];
const PERMIT: TypedDataField[] = [
  { name: "permitted", type: "TokenPermissions" },
  { name: "spender", type: "address" },
  { name: "nonce", type: "uint256" },
  { name: "deadline", type: "uint256" },
];

/** The payer's Permit2 signature without a witness, for the floor contract. */
export async function signBarePermit2(
  stage: Stage,
  signer: Signer,
  message: { token: string; amount: bigint; nonce: number; deadline: number },
): Promise<string> {
  const { chainId } = await stage.ethers.provider.getNetwork();
  const types = { PermitTransferFrom: PERMIT, TokenPermissions: TOKEN_PERMISSIONS };
  const { token, amount, nonce, deadline } = message;
  return signer.signTypedData({ name: "Permit2", chainId, verifyingContract: PERMIT2 }, types, {
    permitted: { token, amount },
    spender: await stage.floor.getAddress(),
    nonce,
    deadline,
  });
}

/** The payer's Permit2 signature with the order as its witness. */
export async function signPermit2(
  stage: Stage,
  signer: Signer,
  order: OrderStruct,
  nonce: number,
): Promise<string> {
  return signPermit2At(await placeOf(stage), signer, order, nonce);
}
