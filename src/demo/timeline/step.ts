import type { CurrencyCode, LockWay } from "../currencies.ts";
import type { OrderPlan, Party } from "./plan.ts";

/** Whether a party sends its own transaction, or signs and lets somebody with ether carry it. */
export type How = "call" | "signature";

/** Something that happens on chain. Amounts are in the smallest unit of the order's token. */
export type Deed =
  /** `paid` is what the payer gives if it is another currency than the orders'. */
  | { do: "lock"; orders: OrderPlan[]; payer: Party; way: LockWay; paid?: CurrencyCode }
  | { do: "confirm"; orders: OrderPlan[] }
  /** `into` is what the holder wants if it is another currency than the order's. */
  | { do: "claim"; orders: OrderPlan[]; by: Party; how: How; receiver?: Party; into?: CurrencyCode }
  | { do: "reclaim"; orders: OrderPlan[]; by: Party; how: How; into?: CurrencyCode }
  | { do: "releaseAll"; orders: OrderPlan[]; by: Party }
  | { do: "release"; orders: [OrderPlan]; by: Party; how: How; releasedTotal: bigint }
  | { do: "refund"; orders: [OrderPlan]; by: Party; amount: bigint }
  | {
      do: "dispute";
      orders: [OrderPlan];
      by: Party;
      how: How;
      amount: bigint;
      reason: DisputeReasonName;
    }
  | { do: "evidence"; orders: [OrderPlan]; by: Party; uri: string }
  | { do: "rule"; orders: [OrderPlan]; toBuyer: bigint; toSeller: bigint }
  | { do: "default"; orders: [OrderPlan] }
  | {
      do: "settle";
      orders: [OrderPlan];
      buyer: Party;
      seller: Party;
      /** A party that calls itself carries the other one's signature; otherwise both sign and a relayer carries. */
      caller: Party | undefined;
      toBuyer: bigint;
      toSeller: bigint;
      next: OrderPlan[];
    }
  | { do: "reassign"; orders: [OrderPlan]; side: "buyer" | "seller"; by: Party; to: Party }
  | { do: "setRecovery"; orders: []; by: Party; successor: Party }
  | { do: "cancelRecovery"; orders: []; by: Party }
  | { do: "withdraw"; orders: []; owner: Party; currency: CurrencyCode; successor?: Party }
  | { do: "blacklist" | "unblacklist"; orders: []; currency: CurrencyCode; account: Party };

/** Reasons of a dispute that the run gives, as the contract's enum spells them. */
export type DisputeReasonName =
  | "AttestersSilent"
  | "Damaged"
  | "NotAsDescribed"
  | "Counterfeit"
  | "QuantityShort";

/** A deed and when it happens, in unix seconds. */
export type Step = { at: number; deed: Deed };
