/**
 * A signature's zero bytes are cheaper, and a chain's clock moves with the machine's, so what is signed differs from run to
 * run: figures of signed calls may differ by so much.
 */
const noise = 60;

/** Whether two figures are of the same code. */
export function isSameGas(one: number, other: number): boolean {
  return Math.abs(one - other) <= noise;
}
