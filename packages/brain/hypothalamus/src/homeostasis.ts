/**
 * The vital signs of the account: exposure, drawdown and correlation, each with a range in which it disturbs nothing.
 * Beyond it the correction grows in proportion to the error, as in a set-point controller; the target is fixed before
 * the need arises and not found by feeling it (Sterling 2012). Not clamped, so that a test for "nothing left" can come
 * true.
 */

/**
 * 1 up to `high`, then straight down to 0 at `limit` and BELOW 0 beyond it. NaN (not known) stays NaN.
 * Crisp where the limit is not above the range: 1 up to `high`, else 0.
 */
export function vitalSign(value: number, high: number, limit: number): number {
  if (value <= high) return 1;
  return limit > high || Number.isNaN(value) ? 1 - (value - high) / (limit - high) : 0;
}

/**
 * The worst of the vital signs that are known: an organism is as well as its weakest organ. 1 where none is known.
 * An exposure or drawdown is always known and its NaN therefore a fault that gives NaN; a correlation may be absent.
 */
export function homeostasis(exposure: number, drawdown: number, correlation: number): number {
  const account = Number.isNaN(exposure) || Number.isNaN(drawdown) ? Number.NaN : Math.min(exposure, drawdown);
  return Number.isNaN(correlation) ? account : Math.min(account, correlation);
}
