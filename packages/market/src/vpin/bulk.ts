/** Bulk volume classification: which share of a bar's volume was bought, told from its price change alone. Pure. */
import { quickNormalCdf } from './normal.ts';
import { studentCdf } from './student.ts';

/**
 * Share of a bar's volume that buyers began, V^B/V = Z(Δp/σ_Δp): Z the standard normal distribution function.
 * Easley, López de Prado and O'Hara, Flow toxicity and liquidity in a high-frequency world, RFS 25 (2012), eq. 6.
 * `change` and `deviation` in the same unit; 0.5 where nothing has ever moved.
 */
export function bulkBuyShare(change: number, deviation: number): number {
  return deviation > 0 ? quickNormalCdf(change / deviation) : 0.5;
}

/**
 * The same with Student's t of `freedom` degrees for Z: 0.25 in Easley, López de Prado and O'Hara, Discerning
 * information from trade data, JFE 120 (2016).
 */
export function bulkBuyShareStudent(change: number, deviation: number, freedom: number): number {
  return deviation > 0 ? studentCdf(change / deviation, freedom) : 0.5;
}
