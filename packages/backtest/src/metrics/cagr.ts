/** Compound annual growth rate. */

/**
 * (last / first)^(1 / years) − 1.
 * @param years > 0
 * @returns −1 where the equity ended at or below 0; null for less than a day, which no year can be told from
 */
export function cagr(equity: Float64Array, years: number): number | null {
  if (years < 1 / 365) return null;
  const ratio = equity[equity.length - 1]! / equity[0]!;
  return ratio > 0 ? ratio ** (1 / years) - 1 : -1;
}
