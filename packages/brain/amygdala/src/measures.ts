/**
 * What each threat measures at a bar, in its own unit, for people: `step` hands on measure / limit alone. Asked before
 * the bar is stepped, against what was usual until then; the state is not changed. Not on the hot path.
 */
import { THREATS } from '@janus/domain';
import { beliefShift, zScore } from './deviations.ts';
import { scoreForest } from './forest.ts';
import type { ThreatInput } from './input.ts';
import { mahalanobis } from './mahalanobis.ts';
import { FLOOR, largestMoveWith } from './price.ts';
import type { AmygdalaState } from './state.ts';
import { THREAT } from './threats.ts';

export const newMeasures = (): Float64Array => new Float64Array(THREATS.length).fill(Number.NaN);

/**
 * Writes the measure of each of THREATS, ≥ 0 or NaN where the data cannot say: D_M, σ, score above 0.5, σ, |return|,
 * multiple of the usual volatility, of equity, of the price, share of belief, fall of the correlation, |return|, rise
 * of VPIN above its mean, log move.
 * @param out [THREATS]
 */
export function measuresOf(state: AmygdalaState, x: ThreatInput, out: Float64Array): void {
  const { moments, price, forest, flow, shifts } = state;
  const r = x.signals[0]!;
  out.fill(Number.NaN);
  if (x.signals.every((signal) => Number.isFinite(signal))) {
    out[THREAT.anomaly] = mahalanobis(x.signals, moments.mean, moments.factor, new Float64Array(x.signals.length));
    out[THREAT['z-score']] = zScore(r, price.returns.mean, price.returns.variance, FLOOR);
    if (price.returns.count > 0) {
      const away = Math.log(x.close / price.average.mean);
      out[THREAT['moving-average']] = zScore(away, price.distance.mean, price.distance.variance, FLOOR);
    }
    out[THREAT['isolation-forest']] = Math.max(0, scoreForest(forest, x.signals) - 0.5);
    out[THREAT.percentile] = Math.abs(r);
    out[THREAT['black-swan']] = Math.abs(r);
    out[THREAT['flash-crash']] = largestMoveWith(price, x, state.config.flashBars);
  }
  out[THREAT.volatility] = x.volatilityRatio;
  out[THREAT.loss] = Math.max(0, x.account.windowLoss);
  out[THREAT.liquidity] = x.spread;
  out[THREAT['regime-shift']] = shifts.bars === 0 ? 0 : beliefShift(x.posterior, shifts.belief);
  out[THREAT['correlation-breakdown']] = Math.max(0, shifts.correlation.mean - x.averageCorrelation);
  out[THREAT.toxicity] = Math.max(0, x.vpin - flow.vpin.mean);
}

/** Move beyond which it is a flash crash, where VPIN does not hold it back: log, of the bars before. */
export const flashLimitOf = ({ price, config }: AmygdalaState): number =>
  config.flashLimit * Math.max(Math.sqrt(price.returns.variance), FLOOR) * Math.sqrt(config.flashBars);
