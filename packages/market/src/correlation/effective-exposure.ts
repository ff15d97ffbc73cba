/** What is held in several symbols, counted as if it were one bet. */
import { correlation, type CorrelationState } from './correlation.ts';

/**
 * √(h′Rh): the exposure of one symbol that would move as much as all of h together, were all equally volatile. Between
 * |Σh| for symbols that are one and √Σh² for strangers; long and short in twins cancel.
 * @param held signed exposure a symbol, multiples of equity [n]
 */
export function effectiveExposure(s: CorrelationState, held: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < s.n; i++) {
    const h_i = held[i]!;
    if (h_i === 0) continue;
    sum += h_i * h_i;
    for (let j = 0; j < i; j++) if (held[j] !== 0) sum += 2 * h_i * held[j]! * correlation(s, i, j);
  }
  // Pairwise correlations need not fit together: a sum below 0 is none.
  return sum > 0 ? Math.sqrt(sum) : 0;
}
