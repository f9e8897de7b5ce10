import type { Address, Hex, TypedDataDomain } from "viem";

import { LadingError } from "./errors.ts";
import type { Order } from "./order.ts";
import {
  permit2ListTypes,
  permit2Types,
  permitTypes,
  receiveWithAuthorizationTypes,
} from "./typedDataSchemas.ts";

/** Permit2, at the same address on every chain. */
export const permit2Address: Address = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

/** One Permit2 signature moves one token. */
export class OrdersTokenMismatchError extends LadingError {
  override name = "OrdersTokenMismatchError";
  constructor(given: Address, expected: Address) {
    super("A Permit2 list holds orders of one token.", {
      metaMessages: [`given: ${given}`, `expected: ${expected}`, "Sign one list for each token."],
      docsPath: "docs/errors.md#orderstokenmismatcherror",
    });
  }
}

/** A list without orders funds nothing. */
export class OrdersMissingError extends LadingError {
  override name = "OrdersMissingError";
  constructor() {
    super("The list of orders is empty.", { docsPath: "docs/errors.md#ordersmissingerror" });
  }
}

export interface AuthorizationParameters {
  readonly tokenDomain: TypedDataDomain;
  readonly escrow: Address;
  readonly payer: Address;
  readonly orderId: Hex;
  readonly order: Order;
}

/**
 * The ERC-3009 authorization that locks exactly this order: its nonce is the order id, and it lives as long as the order
 * may be locked.
 */
export function authorizationTypedData(parameters: AuthorizationParameters) {
  const { tokenDomain, escrow, payer, orderId, order } = parameters;
  return {
    domain: tokenDomain,
    types: receiveWithAuthorizationTypes,
    primaryType: "ReceiveWithAuthorization",
    message: {
      from: payer,
      to: escrow,
      value: order.amount,
      validAfter: 0n,
      // ERC-3009 excludes its last second, lockBy includes it.
      validBefore: BigInt(order.lockBy) + 1n,
      nonce: orderId,
    },
  } as const;
}

export interface PermitParameters {
  readonly tokenDomain: TypedDataDomain;
  readonly escrow: Address;
  readonly owner: Address;
  readonly value: bigint;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/** The EIP-2612 permit of `owner` for the escrow. It names no order: only its owner may use it to lock. */
export function permitTypedData(parameters: PermitParameters) {
  const { tokenDomain, escrow, owner, value, nonce, deadline } = parameters;
  return {
    domain: tokenDomain,
    types: permitTypes,
    primaryType: "Permit",
    message: { owner, spender: escrow, value, nonce, deadline },
  } as const;
}

export interface Permit2Parameters {
  readonly chainId: number;
  readonly escrow: Address;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/** The EIP-712 domain of Permit2. */
export function permit2Domain(chainId: number) {
  return { name: "Permit2", chainId, verifyingContract: permit2Address } as const;
}

/** The Permit2 signature that locks exactly this order. */
export function permit2TypedData(parameters: Permit2Parameters & { readonly order: Order }) {
  const { chainId, escrow, nonce, deadline, order } = parameters;
  return {
    domain: permit2Domain(chainId),
    types: permit2Types,
    primaryType: "PermitWitnessTransferFrom",
    message: {
      permitted: { token: order.token, amount: order.amount },
      spender: escrow,
      nonce,
      deadline,
      witness: order,
    },
  } as const;
}

/**
 * The Permit2 signature that locks exactly these orders, in this order. The permitted amount is their sum.
 *
 * @throws OrdersMissingError, OrdersTokenMismatchError
 */
export function permit2ListTypedData(parameters: Permit2Parameters & { readonly orders: readonly Order[] }) {
  const { chainId, escrow, nonce, deadline, orders } = parameters;
  const token = orders[0]?.token;
  if (token === undefined) throw new OrdersMissingError();
  for (const order of orders) {
    if (order.token.toLowerCase() !== token.toLowerCase()) {
      throw new OrdersTokenMismatchError(order.token, token);
    }
  }

  return {
    domain: permit2Domain(chainId),
    types: permit2ListTypes,
    primaryType: "PermitWitnessTransferFrom",
    message: {
      permitted: { token, amount: orders.reduce((sum, order) => sum + order.amount, 0n) },
      spender: escrow,
      nonce,
      deadline,
      witness: orders,
    },
  } as const;
}
