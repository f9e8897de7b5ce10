/**
 * What the status column may say. The first group is what shops write; the second names lives that a plain shop export
 * does not tell. Whether delivery is part of the life decides whether `delivered_at` must be given.
 */
export const statuses = {
  delivered: { needsDelivery: true },
  shipped: { needsDelivery: false },
  canceled: { needsDelivery: false },
  unavailable: { needsDelivery: false },
  processing: { needsDelivery: false },
  invoiced: { needsDelivery: false },

  // Still open when the run ends.
  in_transit: { needsDelivery: false },
  in_inspection: { needsDelivery: true },
  in_dispute: { needsDelivery: true },

  // Paid or given back by the parties alone.
  prepaid: { needsDelivery: false },
  released_early: { needsDelivery: true },
  released_by_signature: { needsDelivery: true },
  price_reduced: { needsDelivery: true },
  accepted_in_parts: { needsDelivery: true },
  returned: { needsDelivery: true },
  claimed_by_signature: { needsDelivery: true },
  claimed_by_anyone: { needsDelivery: true },
  reclaimed_by_signature: { needsDelivery: false },
  claimed_in_usd: { needsDelivery: true },

  // Disputes.
  disputed_ruled: { needsDelivery: true },
  disputed_by_signature: { needsDelivery: true },
  dispute_conceded: { needsDelivery: true },
  dispute_withdrawn: { needsDelivery: true },
  dispute_settled: { needsDelivery: true },
  dispute_replaced: { needsDelivery: true },
  arbitrator_silent: { needsDelivery: true },
  attesters_silent: { needsDelivery: false },
  lost_in_transit: { needsDelivery: false },

  // Agreements.
  split: { needsDelivery: false },
  split_on_arrival: { needsDelivery: true },
  replaced: { needsDelivery: true },

  // Sides that change hands, keys that are lost, issuers that act.
  receivable_sold: { needsDelivery: true },
  invoice_sold: { needsDelivery: true },
  disputed_claim_sold: { needsDelivery: true },
  goods_resold: { needsDelivery: true },
  key_lost: { needsDelivery: true },
  seller_blacklisted: { needsDelivery: true },
  seller_cleared: { needsDelivery: true },
  seller_succeeded: { needsDelivery: true },
} as const satisfies Record<string, { needsDelivery: boolean }>;

export type OrderStatus = keyof typeof statuses;

export const statusNames = Object.keys(statuses) as [OrderStatus, ...OrderStatus[]];

/** The statuses that shops write. */
export const shopStatuses: readonly OrderStatus[] = statusNames.slice(0, statusNames.indexOf("in_transit"));
