/** Sortino ratio, annualised, target 0: the downside deviation runs over all returns (Sortino and Price 1994). */
import { mean } from './returns.ts';

/** mean / √(Σ min(r, 0)² / n) · √perYear. Null for fewer than 20 returns or without a loss. */
export function sortino(returns: Float64Array, perYear: number): number | null {
  if (returns.length < 20) return null;
  let down = 0;
  for (let i = 0; i < returns.length; i++) down += Math.min(returns[i]!, 0) ** 2;
  const deviation = Math.sqrt(down / returns.length);
  return deviation > 1e-15 ? (mean(returns) / deviation) * Math.sqrt(perYear) : null;
}
