/** The one in the middle, by a number of each. @throws when there is none. */
export function medianBy<Item>(items: readonly Item[], by: (item: Item) => number): Item {
  const sorted = [...items].sort((one, other) => by(one) - by(other));
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) throw new Error("there is no median of nothing");
  return middle;
}
