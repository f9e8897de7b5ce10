/**
 * What a call takes, for nodes that estimate nothing under an assumption: the least limit under which it still succeeds, to
 * a fiftieth of the result.
 *
 * @param succeeds Whether the call does under a gas limit.
 * @param most A limit under which it certainly does.
 */
export async function gasByTrying(
  succeeds: (gas: bigint) => Promise<boolean>,
  most: bigint,
): Promise<bigint> {
  let [low, high] = [21_000n, most];
  while ((high - low) * 50n > high) {
    const middle = (low + high) / 2n;
    if (await succeeds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
