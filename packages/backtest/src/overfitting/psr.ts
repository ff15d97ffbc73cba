/**
 * Probabilistic Sharpe ratio (Bailey and López de Prado 2012, The Sharpe ratio efficient frontier): the chance that the
 * true Sharpe ratio exceeds a benchmark, given how long the record is and how far its returns are from normal.
 */
import { normalCdf } from '@janus/numerics';

/** What is known of a record of returns. Sharpe ratios are a return, not annualised. */
export interface SharpeRecord {
  readonly sharpe: number;
  /** Returns behind it, ≥ 2. */
  readonly n: number;
  readonly skew: number;
  /** 3 for normal returns. */
  readonly kurtosis: number;
}

/**
 * Φ((SR − SR*)·√(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)).
 * @param benchmark SR*, a return
 * @returns null where the moments leave the Sharpe ratio no variance (two values only, in one ratio)
 */
export function probabilisticSharpe({ sharpe, n, skew, kurtosis }: SharpeRecord, benchmark: number): number | null {
  const variance = 1 - skew * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  if (!(variance > 1e-12)) return null;
  return normalCdf(((sharpe - benchmark) * Math.sqrt(n - 1)) / Math.sqrt(variance));
}
