/** Total return: last equity over first, minus 1. */

/** @param equity at least one value, > 0 */
export function totalReturn(equity: Float64Array): number {
  return equity[equity.length - 1]! / equity[0]! - 1;
}
