/** Nonces of one word, as `cancelQuotes` takes them: bit n stands for nonce 256 × word + n. */
export interface QuoteNonceMask {
  readonly word: bigint;
  readonly mask: bigint;
}

/**
 * Groups a maker's nonces by the slot that they share: one call of `cancelQuotes` for each.
 *
 * @example
 * for (const { word, mask } of quoteNonceMasks([3n, 4n, 256n])) await maker.cancelQuotes({ word, mask });
 */
export function quoteNonceMasks(nonces: Iterable<bigint>): QuoteNonceMask[] {
  const masks = new Map<bigint, bigint>();
  for (const nonce of nonces) {
    const word = nonce >> 8n;
    masks.set(word, (masks.get(word) ?? 0n) | (1n << (nonce & 0xffn)));
  }
  return [...masks].map(([word, mask]) => ({ word, mask }));
}
