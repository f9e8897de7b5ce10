/** Bytes that one token of the format can reach back, and the places of its table. */
const window = 8_192;
/** The last bytes of a text are never the start of a match. */
const tail = 13;

/**
 * How long FastLZ (level 1) makes some bytes: rollups of the OP stack charge for data by it. Only the length is computed.
 *
 * @see https://specs.optimism.io/protocol/fjord/exec-engine.html
 */
export function fastLzLength(bytes: Uint8Array): number {
  const end = Math.max(0, bytes.length - tail);
  const lastSeen = new Uint32Array(window);
  let length = 0;
  let literalsFrom = 0;
  let at = 2;
  while (at < end) {
    const earlier = remember(at);
    if (at - earlier >= window || !isSame(bytes, earlier, at, 3)) {
      at += 1;
      continue;
    }
    length += lengthOfLiterals(at - literalsFrom);
    const matched = matchLength(bytes, earlier + 3, at + 3, end + 9);
    length += lengthOfMatch(matched);
    at += matched;
    for (let next = 0; next < 2; next += 1, at += 1) remember(at);
    literalsFrom = at;
  }
  return length + lengthOfLiterals(bytes.length - literalsFrom);

  /** Where the three bytes here were seen last; they are seen here from now on. */
  function remember(place: number): number {
    const word = (bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8) | ((bytes[place + 2] ?? 0) << 16);
    const slot = (Math.imul(word, 2_654_435_769) >>> 19) & (window - 1);
    const earlier = lastSeen[slot] ?? 0;
    lastSeen[slot] = place;
    return earlier;
  }
}

function isSame(bytes: Uint8Array, one: number, other: number, count: number): boolean {
  for (let index = 0; index < count; index += 1)
    if (bytes[one + index] !== bytes[other + index]) return false;
  return true;
}

/** How many bytes agree, the first that does not counted too. */
function matchLength(bytes: Uint8Array, one: number, other: number, end: number): number {
  let length = 0;
  while (other + length < end) {
    length += 1;
    if (bytes[one + length - 1] !== bytes[other + length - 1]) break;
  }
  return length;
}

/** A byte before each run of 32. */
function lengthOfLiterals(count: number): number {
  return count + Math.ceil(count / 32);
}

/** Three bytes for each full match, then two or three. */
function lengthOfMatch(matched: number): number {
  const rest = matched - 1;
  return 3 * Math.floor(rest / 262) + (rest % 262 >= 6 ? 3 : 2);
}
