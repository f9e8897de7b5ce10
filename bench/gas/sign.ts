import type { HDNodeWallet, Signer, TypedDataField } from "ethers";
import { PERMIT2 } from "../../test/helpers/permit2.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import type { Stage } from "./stage.ts";

const ORDER: TypedDataField[] = [
  { name: "termsId", type: "bytes32" },
  { name: "buyer", type: "address" },
  { name: "seller", type: "address" },
  { name: "token", type: "address" },
  { name: "amount", type: "uint96" },
  { name: "lockBy", type: "uint40" },
  { name: "deliverBy", type: "uint40" },
  { name: "detailsHash", type: "bytes32" },
];

async function domainOf(stage: Stage) {
  const { chainId } = await stage.ethers.provider.getNetwork();
  return { name: "Lading", version: "1", chainId, verifyingContract: await stage.escrow.getAddress() };
}

/** Attestations by the first two of three attesters, aligned with the terms. */
export async function attest(
  stage: Stage,
  orderIds: string[],
  evidenceHash: string,
  signBy: number,
): Promise<string[]> {
  const types = {
    Delivery: [
      { name: "orderIds", type: "bytes32[]" },
      { name: "evidenceHash", type: "bytes32" },
      { name: "signBy", type: "uint48" },
    ],
  };
  const domain = await domainOf(stage);
  const [first, second] = stage.attesters as [HDNodeWallet, HDNodeWallet];
  const message = { orderIds, evidenceHash, signBy };
  return [
    await first.signTypedData(domain, types, message),
    await second.signTypedData(domain, types, message),
    "0x",
  ];
}

/** One side's signature under a settlement. */
export async function signSettlement(
  stage: Stage,
  signer: Signer,
  message: { orderId: string; toBuyer: bigint; toSeller: bigint; next: OrderStruct[]; signBy: number },
): Promise<string> {
  const types = {
    Settlement: [
      { name: "orderId", type: "bytes32" },
      { name: "toBuyer", type: "uint96" },
      { name: "toSeller", type: "uint96" },
      { name: "next", type: "Order[]" },
      { name: "signBy", type: "uint48" },
    ],
    Order: ORDER,
  };
  return signer.signTypedData(await domainOf(stage), types, message);
}

/** The payer's ERC-3009 authorization for an order or, for the floor contract, for an id. */
export async function signAuthorization(
  stage: Stage,
  signer: Signer,
  message: { to: string; value: bigint; validBefore: number; nonce: string },
): Promise<string> {
  const { chainId } = await stage.ethers.provider.getNetwork();
  const verifyingContract = await stage.tokens.usdcModel.getAddress();
  const types = {
    ReceiveWithAuthorization: [
      { name: "from", type: "address" },
      { name: "to", type: "address" },
      { name: "value", type: "uint256" },
      { name: "validAfter", type: "uint256" },
      { name: "validBefore", type: "uint256" },
      { name: "nonce", type: "bytes32" },
    ],
  };
  return signer.signTypedData({ name: "USD Coin", version: "2", chainId, verifyingContract }, types, {
    from: await signer.getAddress(),
    validAfter: 0,
    ...message,
  });
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
  const { chainId } = await stage.ethers.provider.getNetwork();
  const types = {
    PermitWitnessTransferFrom: [...PERMIT, { name: "witness", type: "Order" }],
    TokenPermissions: TOKEN_PERMISSIONS,
    Order: ORDER,
  };
  return signer.signTypedData({ name: "Permit2", chainId, verifyingContract: PERMIT2 }, types, {
    permitted: { token: order.token, amount: order.amount },
    spender: await stage.escrow.getAddress(),
    nonce,
    deadline: order.lockBy,
    witness: order,
  });
}
