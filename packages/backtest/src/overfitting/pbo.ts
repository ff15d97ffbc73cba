/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado
 * and Zhu 2017): how often the candidate that was best on one half of the history is below the median on the other,
 * over every way to halve it.
 */
import { badInput } from '@janus/domain';
import { rankOf, slope } from './rank.ts';

export interface Cscv {
  /** Share of logits ≤ 0. */
  readonly pbo: number;
  /** Share of splits in which the chosen candidate lost money outside. */
  readonly lossProbability: number;
  /** Slope of the Sharpe ratio outside on that inside, of the chosen ones; null where those inside are all one. */
  readonly degradation: number | null;
  /** ln(ω / (1 − ω)) with ω = rank outside / (N + 1), a split. [C(S, S/2)] */
  readonly logits: Float64Array;
  /** Sharpe ratios of the chosen candidate, a return. [C(S, S/2)] */
  readonly inside: Float64Array;
  readonly outside: Float64Array;
}

/** Sharpe ratio from n, Σx, Σx²; 0 where nothing moved (no position held); null where only a constant was earned. */
function ratio(n: number, sum: number, squares: number): number | null {
  const mean = sum / n;
  const variance = (squares - n * mean * mean) / (n - 1);
  if (variance > 1e-12 * (squares / n)) return mean / Math.sqrt(variance);
  return squares === 0 ? 0 : null;
}

/**
 * @param columns returns of each candidate over the same bars, [N][T], N ≥ 2; the oldest T mod S bars are left out
 * @param blocks S, even, 2 to 20, at most T
 * @returns null where a candidate earned a constant over one half: it has no Sharpe ratio there
 * @throws JanusError bad-input for fewer than two candidates, unequal lengths or a wrong S
 */
export function cscv(columns: readonly Float64Array[], blocks: number): Cscv | null {
  const N = columns.length;
  const T = columns[0]?.length ?? 0;
  if (N < 2) throw badInput(`${N} candidates: overfitting is a matter of choosing among at least 2`);
  const odd = columns.findIndex((c) => c.length !== T);
  if (odd >= 0) throw badInput(`candidate ${odd} has ${columns[odd]!.length} returns where candidate 0 has ${T}`);
  if (!Number.isInteger(blocks) || blocks % 2 !== 0 || blocks < 2 || blocks > 20 || blocks > T)
    throw badInput(`${blocks} blocks of ${T} returns: give an even number from 2 to 20, no more than returns`);
  const length = Math.floor(T / blocks);
  if (length * blocks < 4) throw badInput(`${T} returns: half of them must be at least 2`);
  const from = T - length * blocks;
  const sums = new Float64Array(N * blocks);
  const squares = new Float64Array(N * blocks);
  columns.forEach((column, c) => {
    for (let t = from; t < T; t++) {
      const at = c * blocks + Math.floor((t - from) / length);
      sums[at]! += column[t]!;
      squares[at]! += column[t]! ** 2;
    }
  });
  const half = (length * blocks) / 2;
  const logits: number[] = [];
  const inside: number[] = [];
  const outside: number[] = [];
  const there = new Float64Array(N);
  for (const mask of halves(blocks)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < N; c++) {
      let [s1, q1, s2, q2] = [0, 0, 0, 0];
      for (let b = 0; b < blocks; b++) {
        const at = c * blocks + b;
        if ((mask >> b) & 1) {
          s1 += sums[at]!;
          q1 += squares[at]!;
        } else {
          s2 += sums[at]!;
          q2 += squares[at]!;
        }
      }
      const here = ratio(half, s1, q1);
      const other = ratio(half, s2, q2);
      if (here === null || other === null) return null;
      there[c] = other;
      if (here > most) {
        most = here;
        best = c;
      }
    }
    const omega = rankOf(there, best) / (N + 1);
    logits.push(Math.log(omega / (1 - omega)));
    inside.push(most);
    outside.push(there[best]!);
  }
  const share = (test: (i: number) => boolean): number => logits.filter((_, i) => test(i)).length / logits.length;
  return {
    pbo: share((i) => logits[i]! <= 0),
    lossProbability: share((i) => outside[i]! < 0),
    degradation: slope(inside, outside),
    logits: Float64Array.from(logits),
    inside: Float64Array.from(inside),
    outside: Float64Array.from(outside),
  };
}

/** Every choice of half of the blocks, as bits, ascending. */
export function halves(blocks: number): number[] {
  const out: number[] = [];
  for (let mask = 0; mask < 2 ** blocks; mask++) {
    let bits = 0;
    for (let m = mask; m > 0; m &= m - 1) bits++;
    if (bits === blocks / 2) out.push(mask);
  }
  return out;
}
