import type { Hex } from "viem";

import type { Place } from "../decode/event.ts";

/** What was given for an order, where a router converted. Amounts in each token's smallest unit. */
export interface FxPayment {
  readonly kind: "paid";
  readonly place: Place;
  readonly router: Hex;
  readonly venue: Hex;
  readonly orderId: Hex;
  /** Whom the router knows: its caller, or who signed for Permit2. The escrow's event names the router. */
  readonly payer: Hex;
  readonly tokenIn: Hex;
  /** The order's share of what the conversion took, in `tokenIn`. */
  readonly paid: bigint;
  /** The order's token. */
  readonly tokenOut: Hex;
  /** What the order holds. */
  readonly received: bigint;
}

/** What a router sold: a payout of an order, or tokens of its caller. */
export interface FxSale {
  readonly kind: "sold";
  readonly place: Place;
  readonly router: Hex;
  readonly venue: Hex;
  /** `undefined` when it was no payout: nothing of the escrow's then. */
  readonly orderId: Hex | undefined;
  /** Whose money it was. */
  readonly owner: Hex;
  readonly tokenIn: Hex;
  readonly paid: bigint;
  readonly tokenOut: Hex;
  readonly received: bigint;
  /** Who got it. */
  readonly recipient: Hex;
}

export type Conversion = FxPayment | FxSale;

/** All conversions from one token into another. */
export interface Corridor {
  readonly tokenIn: Hex;
  readonly tokenOut: Hex;
  conversions: number;
  paid: bigint;
  received: bigint;
}

/** What the routers converted. */
export interface Conversions {
  /** By order, unless somebody listens. */
  readonly payments: Map<Hex, FxPayment>;
  /** In order, unless somebody listens. */
  readonly sales: FxSale[];
  /** By the two tokens. */
  readonly corridors: Map<string, Corridor>;
  /** Hears every conversion, which is then not kept: millions of them fit no memory. */
  readonly onConversion: ((conversion: Conversion) => void) | undefined;
}

export function noConversions(onConversion: Conversions["onConversion"]): Conversions {
  return { payments: new Map(), sales: [], corridors: new Map(), onConversion };
}

/** Writes a conversion down. */
export function addConversion(conversions: Conversions, conversion: Conversion): void {
  const { tokenIn, tokenOut, paid, received } = conversion;
  const key = `${tokenIn}/${tokenOut}`;
  const corridor = conversions.corridors.get(key) ?? {
    tokenIn,
    tokenOut,
    conversions: 0,
    paid: 0n,
    received: 0n,
  };
  corridor.conversions += 1;
  corridor.paid += paid;
  corridor.received += received;
  conversions.corridors.set(key, corridor);

  if (conversions.onConversion !== undefined) conversions.onConversion(conversion);
  else if (conversion.kind === "paid") conversions.payments.set(conversion.orderId, conversion);
  else conversions.sales.push(conversion);
}
