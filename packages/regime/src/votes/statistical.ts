/**
 * The statistical vote: rolling tests over the last `window` log returns. A variance ratio above 1 or a Hurst exponent
 * above ½ says that moves persist, below that they revert (Lo and MacKinlay 1988); a low tail index says that the
 * tails are fat (Hill 1975). It abstains (−1) where the tests say nothing.
 */
import { CRISIS, F, RANGING } from '@janus/domain';
import { label } from '../labels.ts';
import type { RegimeConfig } from '../config.ts';
import { hillTailIndex } from './tail-index.ts';
import { initVarianceRatio, pushVarianceRatio, varianceRatioZ, type VarianceRatio } from './variance-ratio.ts';

export interface StatisticalVote {
  readonly ratio: VarianceRatio;
  /** Last |returns|, for the tails. */
  readonly absolute: Float64Array;
  readonly sorted: Float64Array;
  seen: number;
  tail: number;
  /** Last vote and its strength, [0, 1]. */
  vote: number;
  strength: number;
}

export const initStatistical = (config: RegimeConfig): StatisticalVote => ({
  ratio: initVarianceRatio(config.window, 8),
  absolute: new Float64Array(config.window),
  sorted: new Float64Array(config.window),
  seen: 0,
  tail: Number.NaN,
  vote: -1,
  strength: 0,
});

/** How many bars pass between two estimates of the tail: it moves slowly and costs a sort. */
const TAIL_EVERY = 32;
const {
  dspHurst: DSP_HURST,
  logReturn: LOG_RETURN,
  maxDrawdown: MAX_DRAWDOWN,
  trailingReturn: TRAILING_RETURN,
  volatility: VOLATILITY,
  volatilityBaseline: VOLATILITY_BASELINE,
} = F;

export function stepStatistical(
  state: StatisticalVote,
  f: Float64Array,
  afterCrisis: boolean,
  config: RegimeConfig,
): void {
  const r = f[LOG_RETURN]!;
  state.vote = -1;
  state.strength = 0;
  if (!Number.isFinite(r)) return;
  pushVarianceRatio(state.ratio, r);
  state.absolute[state.seen % config.window] = Math.abs(r);
  state.seen++;
  if (state.seen < config.window) return;
  if (state.seen % TAIL_EVERY === 0) {
    state.sorted.set(state.absolute);
    state.sorted.sort();
    state.tail = hillTailIndex(state.sorted, Math.max(5, Math.floor(config.window * 0.1)));
  }
  const z = varianceRatioZ(state.ratio);
  const hurst = f[DSP_HURST]!;
  const stress = f[VOLATILITY]! / f[VOLATILITY_BASELINE]!;
  const drawdown = f[MAX_DRAWDOWN]! / (f[VOLATILITY_BASELINE]! * Math.sqrt(60));
  if (state.tail < 2.5 && stress >= config.storm) {
    state.vote = CRISIS;
    state.strength = Math.min(1, stress / (2 * config.storm));
    return;
  }
  const persistence = z / 2 + (Number.isFinite(hurst) ? (hurst - 0.5) * 4 : 0);
  if (persistence < -0.5) {
    state.vote = RANGING;
    state.strength = Math.min(1, -persistence / 2);
  } else if (persistence > 0.5) {
    state.vote = label(
      f[TRAILING_RETURN]! / (f[VOLATILITY_BASELINE]! * Math.sqrt(60)),
      stress,
      drawdown,
      afterCrisis,
      config,
    );
    state.strength = Math.min(1, persistence / 2);
  }
}
