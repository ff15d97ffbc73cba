/** A statistic, or the reason why there is none. Never a number where the data cannot carry one. */

export interface NotAvailable {
  /** In words, with the number that was too small and the one that is needed. */
  readonly na: string;
}
export type Verdict<T> = T | NotAvailable;

export const na = (reason: string): NotAvailable => ({ na: reason });

/** As for Sharpe and Sortino: below this no ratio of returns means anything. */
export const MIN_RETURNS = 20;
export const MIN_TRADES = 20;

/** Why these returns carry no statistic, or null where they do. */
export function whyThin(returns: Float64Array): string | null {
  if (returns.length < MIN_RETURNS) return `${returns.length} returns: at least ${MIN_RETURNS} are needed`;
  const bad = returns.findIndex((r) => !Number.isFinite(r));
  if (bad >= 0) return `return ${bad} is ${returns[bad]!}: the equity was not above 0 throughout`;
  return moves(returns) ? null : 'the returns do not vary: nothing was traded, or the equity is constant';
}

/** Whether the values differ by more than rounding. */
export function moves(values: Float64Array): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}
