/**
 * Many tests at once: of a hundred at 5 %, five are expected to succeed by luck. Benjamini & Hochberg 1995, Controlling
 * the False Discovery Rate, J. R. Statist. Soc. B 57: the share of false ones among those called true is held below q.
 */
import { badInput } from '@janus/domain';

/**
 * Adjusted p-values, in the order given: p̃_(i) = min over j ≥ i of m·p_(j)/j. A test is called true at the rate q where
 * p̃ ≤ q, which is the step-up procedure of the paper.
 * @throws JanusError bad-input for a p-value outside [0, 1]
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const m = p.length;
  for (let i = 0; i < m; i++)
    if (!(p[i]! >= 0 && p[i]! <= 1)) throw badInput(`p-value ${p[i]} of test ${i + 1} is not in [0, 1]`);
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const out = new Float64Array(m);
  let least = 1;
  for (let i = m - 1; i >= 0; i--) {
    least = Math.min(least, (p[order[i]!]! * m) / (i + 1));
    out[order[i]!] = least;
  }
  return out;
}
