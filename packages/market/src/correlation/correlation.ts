/**
 * Exponentially weighted correlation of log returns across n symbols, pair by pair, about a mean of 0 (RiskMetrics,
 * Technical Document, 1996). Symbols report one by one. A round is the set of reports that belong to one moment: it
 * ends when a symbol reports a second time or, where the caller passes the time, when the time changes. A pair moves
 * when the second of the two reports in the same round; a symbol that is missing from a round moves nothing. Each pair
 * keeps its own three sums over the same rounds, so |ρ| ≤ 1 always (Cauchy–Schwarz).
 */
import { badInput } from '@janus/domain';
import type { CorrelationConfig } from './config.ts';

export interface CorrelationState {
  readonly n: number;
  /** Factor on the past a round, (span − 1)/(span + 1). */
  readonly keep: number;
  readonly minimumCount: number;
  readonly assumed: number;
  /** Returns of this round, and who reported. [n] */
  readonly value: Float64Array;
  readonly seen: Uint8Array;
  /** Epoch ms of this round, NaN where the caller passes none. */
  time: number;
  /** Row-major [n × n]: slot (i, j) of `square` is Σ r_i² over the rounds that i and j share. */
  readonly product: Float64Array;
  readonly square: Float64Array;
  readonly count: Int32Array;
}

/** @throws JanusError bad-input unless n is a whole number in [1, 1024] */
export function initCorrelation(n: number, config: CorrelationConfig): CorrelationState {
  if (!Number.isInteger(n) || n < 1 || n > 1024) throw badInput(`symbols: ${n} is not a whole number in [1, 1024]`);
  return {
    n,
    keep: (config.span - 1) / (config.span + 1),
    minimumCount: config.minimumCount,
    assumed: config.assumed,
    value: new Float64Array(n),
    seen: new Uint8Array(n),
    time: Number.NaN,
    product: new Float64Array(n * n),
    square: new Float64Array(n * n),
    count: new Int32Array(n * n),
  };
}

/** One symbol's log return of its bar. A NaN reports nothing. `time` is the bar's close, epoch ms, where known. */
export function stepCorrelation(s: CorrelationState, symbol: number, logReturn: number, time = Number.NaN): void {
  const later = time !== s.time && !(Number.isNaN(time) && Number.isNaN(s.time));
  if (s.seen[symbol] === 1 || later) s.seen.fill(0);
  s.time = time;
  if (Number.isNaN(logReturn)) return;
  s.seen[symbol] = 1;
  s.value[symbol] = logReturn;
  const { n, keep, product, square, count } = s;
  for (let j = 0; j < n; j++) {
    if (j === symbol || s.seen[j] === 0) continue;
    const other = s.value[j]!;
    const ij = symbol * n + j;
    const ji = j * n + symbol;
    product[ij] = keep * product[ij]! + logReturn * other;
    product[ji] = product[ij]!;
    square[ij] = keep * square[ij]! + logReturn * logReturn;
    square[ji] = keep * square[ji]! + other * other;
    count[ij]!++;
    count[ji]!++;
  }
}

/** ρ_ij ∈ [−1, 1]; 1 for i = j, the assumed value while the pair is too young, 0 where one of them never moved. */
export function correlation(s: CorrelationState, i: number, j: number): number {
  if (i === j) return 1;
  const ij = i * s.n + j;
  if (s.count[ij]! < s.minimumCount) return s.assumed;
  const scale = Math.sqrt(s.square[ij]!) * Math.sqrt(s.square[j * s.n + i]!);
  if (scale === 0) return 0;
  const rho = s.product[ij]! / scale;
  return rho > 1 ? 1 : rho < -1 ? -1 : rho;
}

/** Mean correlation of a symbol with all others that are old enough to be believed; NaN where there is none. */
export function meanCorrelation(s: CorrelationState, symbol: number): number {
  let sum = 0;
  let known = 0;
  for (let j = 0; j < s.n; j++) {
    if (j === symbol || s.count[symbol * s.n + j]! < s.minimumCount) continue;
    sum += correlation(s, symbol, j);
    known++;
  }
  return known === 0 ? Number.NaN : sum / known;
}
