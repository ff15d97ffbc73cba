/** Threats in how markets hang together: the regime is changing, and markets that moved together come apart. */
import { initEw, pushEw, type Ew } from '@janus/numerics';
import { empiricalThreshold, initCalibration, pushDistance, type Calibration } from './calibration.ts';
import type { AmygdalaConfig } from './config.ts';
import { beliefShift } from './deviations.ts';
import { ratioOf, THREAT } from './threats.ts';

export interface ShiftSenses {
  /** Exponentially weighted belief over REGIMES. */
  readonly belief: Float64Array;
  readonly limit: Calibration;
  bars: number;
  readonly correlation: Ew;
}

export const initShifts = (config: AmygdalaConfig, falseAlarm: number, regimes: number): ShiftSenses => ({
  belief: new Float64Array(regimes),
  limit: initCalibration(config.calibrationBars, falseAlarm),
  bars: 0,
  correlation: initEw(config.correlationSpan),
});

/** Writes the ratio of 'regime-shift': share of belief that has moved / its calibrated limit, not below shiftLimit. */
export function senseShift(s: ShiftSenses, posterior: Float64Array, config: AmygdalaConfig, ratio: Float64Array): void {
  const { belief, bars } = s;
  const gain = Math.max(1 / (bars + 1), 2 / (config.shiftSpan + 1));
  const shift = bars === 0 ? 0 : beliefShift(posterior, belief);
  ratio[THREAT['regime-shift']] =
    bars >= config.warmup ? ratioOf(shift, Math.max(config.shiftLimit, empiricalThreshold(s.limit))) : Number.NaN;
  if (2 * bars >= config.warmup) pushDistance(s.limit, shift);
  for (let i = 0; i < belief.length; i++) belief[i] = belief[i]! + gain * (posterior[i]! - belief[i]!);
  s.bars++;
}

/** Writes the ratio of 'correlation-breakdown': fall of the mean correlation below its usual / correlationDrop. */
export function senseCorrelation(s: ShiftSenses, average: number, config: AmygdalaConfig, ratio: Float64Array): void {
  const slot = THREAT['correlation-breakdown'];
  if (Number.isNaN(average)) {
    ratio[slot] = Number.NaN;
    return;
  }
  const { correlation: c } = s;
  ratio[slot] = c.count >= config.warmup ? ratioOf(c.mean - average, config.correlationDrop) : Number.NaN;
  pushEw(c, average);
}
