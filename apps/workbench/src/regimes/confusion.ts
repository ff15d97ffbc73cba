/** How the regimes told compare with those that a simulated market really was in. Pure. */
import { REGIMES } from '@janus/domain';

const K = REGIMES.length;

export interface Confusion {
  /** Bars, [truth][told]; those without either are left out. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  /** Share of bars told right, NaN where there are none. */
  readonly accuracy: number;
  /** By regime; null where it was neither there nor told. */
  readonly f1: readonly (number | null)[];
  /** Mean F1 of the regimes that the market was in; NaN where there are none. */
  readonly macroF1: number;
}

export function confusionOf(truth: Int8Array, told: Int8Array): Confusion {
  const counts = Array.from({ length: K }, () => Array.from({ length: K }, () => 0));
  let total = 0;
  let right = 0;
  for (let i = 0; i < truth.length; i++) {
    const t = truth[i]!;
    const r = told[i]!;
    if (t < 0 || r < 0) continue;
    counts[t]![r]!++;
    total++;
    if (t === r) right++;
  }
  const f1: (number | null)[] = [];
  let sum = 0;
  let present = 0;
  for (let k = 0; k < K; k++) {
    const was = counts[k]!.reduce((a, b) => a + b, 0);
    const said = counts.reduce((a, row) => a + row[k]!, 0);
    const score = was + said === 0 ? null : (2 * counts[k]![k]!) / (was + said);
    f1.push(score);
    if (was === 0) continue;
    present++;
    sum += score ?? 0;
  }
  return {
    counts,
    total,
    accuracy: total === 0 ? Number.NaN : right / total,
    f1,
    macroF1: present === 0 ? Number.NaN : sum / present,
  };
}
