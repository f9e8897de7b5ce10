/** Money that is paid in one currency and owed in another, or in the same one. */
export interface Flow {
  /** Code of the currency that was paid. */
  readonly from: string;
  /** Code of the currency that is owed. */
  readonly to: string;
  /** What is owed, on the scale of a {@link Valuation}: the same whichever currency it is counted in. */
  readonly value: bigint;
}

/** What must be changed by itself if nothing is netted: every flow between two currencies. */
export function grossOf(flows: readonly Flow[]): Flow[] {
  return flows.filter(({ from, to }) => from !== to);
}

/** How much is changed in all. */
export function volumeOf(conversions: readonly Flow[]): bigint {
  return conversions.reduce((sum, { value }) => sum + value, 0n);
}

/**
 * Netting efficiency: which part of the gross volume need not be changed, in 1/10,000.
 * @returns Zero if there was nothing to change.
 */
export function efficiencyBpsRoundedDown(grossVolume: bigint, volume: bigint): bigint {
  return grossVolume === 0n ? 0n : ((grossVolume - volume) * 10_000n) / grossVolume;
}
