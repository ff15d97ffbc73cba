/**
 * What usually follows what: a Markov chain over the schemas, learned by counting. Counts start from a prior matrix,
 * so a transition never seen is unlikely and not impossible (Dirichlet–multinomial).
 */
import { REGIMES, type Regime } from '@janus/domain';

/**
 * P(S_{t+1} = to | S_t = from) = T_ij [E44]: the posterior mean of a row of counts. `counts` [n, n] row-major,
 * prior included, all > 0.
 */
export function transition(counts: Float64Array, n: number, from: number, to: number): number {
  let total = 0;
  for (let j = 0; j < n; j++) total += counts[from * n + j]!;
  return counts[from * n + to]! / total;
}

/** The row of T that leads away from `from`, into `out` [n]. */
export function transitionsFrom(counts: Float64Array, n: number, from: number, out: Float64Array): void {
  let total = 0;
  for (let j = 0; j < n; j++) total += counts[from * n + j]!;
  for (let j = 0; j < n; j++) out[j] = counts[from * n + j]! / total;
}

/** Where each schema tends to go when it ends: relative weights, documented prior belief. */
export const EXITS: Readonly<Record<Regime, Partial<Readonly<Record<Regime, number>>>>> = {
  bull: { ranging: 4, bear: 2, bubble: 2, crisis: 1, recovery: 0.5, deflation: 0.5 },
  bear: { ranging: 3, recovery: 3, crisis: 2, deflation: 1.5, bull: 0.5, bubble: 0.1 },
  ranging: { bull: 4, bear: 3, deflation: 1, recovery: 1, crisis: 0.7, bubble: 0.3 },
  crisis: { recovery: 5, bear: 3, ranging: 1, deflation: 0.7, bull: 0.3, bubble: 0.1 },
  recovery: { bull: 4, ranging: 3, bear: 1.5, crisis: 1, deflation: 0.3, bubble: 0.2 },
  bubble: { bull: 3, crisis: 3, bear: 2, ranging: 1.5, recovery: 0.3, deflation: 0.2 },
  deflation: { ranging: 4, bear: 2, recovery: 2, crisis: 1, bull: 0.8, bubble: 0.1 },
};

/** Prior counts [n, n]: `weight` transitions a row, a share `persistence` of them to itself; all above 0. */
export function priorCounts(persistence: number, weight: number): Float64Array {
  const n = REGIMES.length;
  const counts = new Float64Array(n * n);
  REGIMES.forEach((from, i) => {
    const exits = REGIMES.map((to) => EXITS[from][to] ?? 0);
    const sum = exits.reduce((a, b) => a + b, 0);
    exits.forEach((exit, j) => {
      const share = i === j ? persistence : ((1 - persistence) * exit) / sum;
      counts[i * n + j] = weight * Math.max(share, 1e-6);
    });
  });
  return counts;
}

/** One transition seen. */
export function countTransition(counts: Float64Array, n: number, from: number, to: number): void {
  counts[from * n + to] = counts[from * n + to]! + 1;
}

/** The whole matrix T of a chain, row-major. */
export function transitionMatrix(counts: Float64Array, n: number): Float64Array {
  return Float64Array.from(counts, (_, at) => transition(counts, n, Math.floor(at / n), at % n));
}

/**
 * The distribution π = π·T that a chain settles in, by power iteration on (T + I)/2, which has the same π and does
 * not swing. `matrix` [n, n] row-major with rows that sum to 1.
 */
export function stationary(matrix: Float64Array, n: number): Float64Array {
  let p = new Float64Array(n).fill(1 / n);
  let next = new Float64Array(n);
  for (let i = 0; i < 100_000; i++) {
    let change = 0;
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += p[k]! * matrix[k * n + j]!;
      next[j] = 0.5 * (p[j]! + sum);
      change += Math.abs(next[j]! - p[j]!);
    }
    [p, next] = [next, p];
    if (change < 1e-15) break;
  }
  return p;
}
