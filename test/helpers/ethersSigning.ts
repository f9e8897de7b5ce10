import type { Signer, TypedDataDomain, TypedDataField } from "ethers";
import {
  claimTypes,
  deliveryTypes,
  disputeTypes,
  permit2ListTypes,
  permit2Types,
  permitTypes,
  receiveWithAuthorizationTypes,
  reclaimTypes,
  releaseTypes,
  settlementTypes,
  withdrawalTypes,
} from "../../src/order/typedDataSchemas.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { PERMIT2 } from "./permit2.ts";

/** Where a signature of an action counts. */
export interface SigningPlace {
  readonly chainId: bigint;
  /** The escrow's address. */
  readonly escrow: string;
}

/** A token's own EIP-712 domain, as ERC-3009 and EIP-2612 sign under it. */
export type TokenDomain = Required<
  Pick<TypedDataDomain, "name" | "version" | "chainId" | "verifyingContract">
>;

const actionTypes = {
  ...{ Release: releaseTypes, Claim: claimTypes, Reclaim: reclaimTypes },
  ...{ Dispute: disputeTypes, Settlement: settlementTypes, Delivery: deliveryTypes },
  Withdrawal: withdrawalTypes,
};

/** The signed actions of the escrow. */
export type SignedAction = keyof typeof actionTypes;

/** ethers wants arrays that it could change. */
function toEthers(types: Record<string, readonly TypedDataField[]>): Record<string, TypedDataField[]> {
  return Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));
}

/** A signature under one of the escrow's actions. */
export function signAction(
  { chainId, escrow }: SigningPlace,
  signer: Signer,
  action: SignedAction,
  message: Record<string, unknown>,
): Promise<string> {
  const domain = { name: "Lading", version: "1", chainId, verifyingContract: escrow };
  return signer.signTypedData(domain, toEthers(actionTypes[action]), message);
}

/** An ERC-3009 authorization of the signer's, for an order or whatever else the nonce stands for. */
export async function signReceiveWithAuthorization(
  domain: TokenDomain,
  signer: Signer,
  message: { to: string; value: bigint; validBefore: number; nonce: string },
): Promise<string> {
  const from = await signer.getAddress();
  return signer.signTypedData(domain, toEthers(receiveWithAuthorizationTypes), {
    from,
    validAfter: 0,
    ...message,
  });
}

/** An EIP-2612 permit of the signer's. */
export async function signPermit(
  domain: TokenDomain,
  signer: Signer,
  message: { spender: string; value: bigint; nonce: bigint; deadline: number },
): Promise<string> {
  return signer.signTypedData(domain, toEthers(permitTypes), {
    owner: await signer.getAddress(),
    ...message,
  });
}

/** The signer's Permit2 signature with one order as its witness. */
export function signPermit2(
  place: SigningPlace,
  signer: Signer,
  order: OrderStruct,
  nonce: number,
): Promise<string> {
  return signWitness(place, signer, permit2Types, [order], order, nonce);
}

/** The signer's Permit2 signature with a list of orders of one token as its witness. */
export function signPermit2List(
  place: SigningPlace,
  signer: Signer,
  orders: OrderStruct[],
  nonce: number,
): Promise<string> {
  return signWitness(place, signer, permit2ListTypes, orders, orders, nonce);
}

function signWitness(
  { chainId, escrow }: SigningPlace,
  signer: Signer,
  types: Record<string, readonly TypedDataField[]>,
  orders: OrderStruct[],
  witness: OrderStruct | OrderStruct[],
  nonce: number,
): Promise<string> {
  const [first] = orders;
  if (first === undefined) throw new Error("A Permit2 signature needs an order.");
  const amount = orders.reduce((sum, order) => sum + BigInt(order.amount), 0n);
  return signer.signTypedData({ name: "Permit2", chainId, verifyingContract: PERMIT2 }, toEthers(types), {
    permitted: { token: first.token, amount },
    spender: escrow,
    nonce,
    deadline: first.lockBy,
    witness,
  });
}
