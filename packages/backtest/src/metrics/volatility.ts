/** Volatility: annualised sample standard deviation of returns. */
import { mean } from './returns.ts';

/** Sample standard deviation (n − 1). Null for fewer than two returns. */
export function standardDeviation(returns: Float64Array): number | null {
  if (returns.length < 2) return null;
  const m = mean(returns);
  let sum = 0;
  for (let i = 0; i < returns.length; i++) sum += (returns[i]! - m) ** 2;
  return Math.sqrt(sum / (returns.length - 1));
}
/** @param perYear bars a year */
export function volatility(returns: Float64Array, perYear: number): number | null {
  const sd = standardDeviation(returns);
  return sd === null ? null : sd * Math.sqrt(perYear);
}
