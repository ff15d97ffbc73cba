/**
 * Correlation across the symbols of a run, exponentially weighted, and what it means for diversification (stage 5).
 * Symbols arrive one by one: a bar's cross products are added when both returns of the same moment are known, that is
 * by the later of the two. Nothing is allocated per event.
 */
import {
  integer,
  number,
  PASS,
  reasonCode,
  type ConfigOf,
  type Diversification,
  type Fields,
  type ReasonCode,
} from '@janus/domain';

const CONCENTRATION = reasonCode('concentration');

export const correlationFields = {
  span: integer('span of the exponential weights', 'bars', 200, 2, 100_000),
  warmUp: integer('returns of a pair before it counts', 'bars', 50, 2, 100_000),
  limit: number('mean correlation with what is held at which new exposure is vetoed', '', 0.95, 0, 1),
  gross: number('signed correlated exposure below which nothing is vetoed', 'of equity', 0.5, 0, 100),
} satisfies Fields;
export type CorrelationConfig = ConfigOf<typeof correlationFields>;

export interface CorrelationState {
  readonly n: number;
  readonly weight: number;
  /** Last return a symbol and the event round in which it came. */
  readonly last: Float64Array;
  readonly round: Float64Array;
  /** [n, n] cross products, and how many each pair has seen. */
  readonly product: Float64Array;
  readonly seen: Float64Array;
  /** Second moments of each symbol. */
  readonly square: Float64Array;
}

/** @throws RangeError unless there is at least one symbol */
export function initCorrelation(n: number, config: CorrelationConfig): CorrelationState {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} symbols: there must be at least one`);
  return {
    n,
    weight: 2 / (config.span + 1),
    last: new Float64Array(n).fill(Number.NaN),
    round: new Float64Array(n),
    product: new Float64Array(n * n),
    seen: new Float64Array(n * n),
    square: new Float64Array(n),
  };
}

/** A symbol's log return of this moment; NaN (a first bar) is passed over. */
export function stepCorrelation(state: CorrelationState, symbol: number, logReturn: number): void {
  if (Number.isNaN(logReturn)) return;
  const { n, last, round, product, seen, square } = state;
  last[symbol] = logReturn;
  round[symbol]!++;
  const mine = round[symbol]!;
  square[symbol] = blend(square[symbol]!, logReturn * logReturn, state.weight, mine);
  for (let other = 0; other < n; other++) {
    if (other === symbol || round[other]! !== mine) continue;
    const at = symbol < other ? symbol * n + other : other * n + symbol;
    seen[at]!++;
    product[at] = blend(product[at]!, logReturn * last[other]!, state.weight, seen[at]!);
  }
}

/** Exponentially weighted mean whose first values count alike until the span is reached. */
const blend = (mean: number, value: number, weight: number, count: number): number =>
  mean + Math.max(weight, 1 / count) * (value - mean);

/** Correlation about zero of two symbols, [−1, 1]; NaN until `warmUp` pairs were seen. */
export function correlationOf(state: CorrelationState, a: number, b: number, warmUp: number): number {
  if (a === b) return 1;
  const at = a < b ? a * state.n + b : b * state.n + a;
  const scale = Math.sqrt(state.square[a]! * state.square[b]!);
  if (state.seen[at]! < warmUp || !(scale > 0)) return Number.NaN;
  return Math.min(1, Math.max(-1, state.product[at]! / scale));
}

/**
 * Size scale 1/√(1 + Σ max(0, ρ)·|held|) over the other symbols held: what correlates counts as more of the same.
 * @param held signed exposure a symbol, fraction of equity
 * @returns 0, or 'concentration' where the mean correlation with what is held reaches the limit
 */
export function diversify(
  state: CorrelationState,
  symbol: number,
  held: Float64Array,
  config: CorrelationConfig,
  out: Diversification,
): ReasonCode {
  let weight = 0;
  let weighted = 0;
  let crowd = 0;
  for (let other = 0; other < state.n; other++) {
    const size = Math.abs(held[other]!);
    if (other === symbol || !(size > 1e-9)) continue;
    const rho = correlationOf(state, symbol, other, config.warmUp);
    if (Number.isNaN(rho)) continue;
    weight += size;
    weighted += size * rho;
    crowd += size * Math.max(0, rho);
  }
  out.averageCorrelation = weight > 0 ? weighted / weight : 0;
  out.scale = 1 / Math.sqrt(1 + crowd);
  return out.averageCorrelation >= config.limit && weight >= config.gross ? CONCENTRATION : PASS;
}
