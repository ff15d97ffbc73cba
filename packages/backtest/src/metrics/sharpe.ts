/** Sharpe ratio, annualised, risk-free rate 0 (Sharpe 1994). */
import { mean } from './returns.ts';
import { standardDeviation } from './volatility.ts';

/** mean / sd · √perYear. Null for fewer than 20 returns or without variance: too thin to mean anything. */
export function sharpe(returns: Float64Array, perYear: number): number | null {
  const sd = standardDeviation(returns);
  if (sd === null || returns.length < 20 || !(sd > 1e-15)) return null;
  return (mean(returns) / sd) * Math.sqrt(perYear);
}
