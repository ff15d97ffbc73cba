/**
 * Threats in how the market trades: a spread that has jumped (liquidity), order flow that has grown one-sided
 * (toxicity). Where the data has neither quotes nor volume the ratio stays NaN: absent, not harmless.
 */
import { initEw, pushEw, type Ew } from '@janus/numerics';
import { initCalibration, pushDistance, upperQuantile, type Calibration } from './calibration.ts';
import type { AmygdalaConfig } from './config.ts';
import { ratioOf, THREAT } from './threats.ts';

/** Bars between two looks at the quantiles of VPIN. */
const LOOK_EVERY = 32;

export interface FlowSenses {
  readonly spread: Ew;
  readonly vpin: Ew;
  readonly past: Calibration;
  /** Quantiles of past VPIN: flash, high, critical. ∞ before it is judged. */
  flash: number;
  high: number;
  critical: number;
  bars: number;
}

export const initFlow = (config: AmygdalaConfig): FlowSenses => ({
  spread: initEw(config.span),
  vpin: initEw(config.span),
  past: initCalibration(config.calibrationBars, 0.5),
  flash: Number.POSITIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  critical: Number.POSITIVE_INFINITY,
  bars: 0,
});

/** Writes the ratio of 'liquidity': spread / (spreadLimit · usual spread). */
export function senseSpread(f: FlowSenses, spread: number, config: AmygdalaConfig, ratio: Float64Array): void {
  if (!(spread >= 0)) {
    ratio[THREAT.liquidity] = Number.NaN;
    return;
  }
  const limit = config.spreadLimit * f.spread.mean;
  const known = f.spread.count >= config.warmup && limit > 0;
  ratio[THREAT.liquidity] = known ? ratioOf(spread, limit) : Number.NaN;
  pushEw(f.spread, known ? Math.min(spread, limit) : spread);
}

/** How far VPIN has risen above its mean, of how far a quantile lies above it; 0 below the mean. */
export const riseOf = (vpin: number, mean: number, quantile: number): number =>
  quantile > mean ? Math.max(0, vpin - mean) / (quantile - mean) : vpin > quantile ? Number.POSITIVE_INFINITY : 0;

/**
 * Writes the ratio of 'toxicity': 1 where VPIN reaches the quantile `vpinHigh` of its past. Holds the ratio of
 * 'flash-crash' to what VPIN confirms, where it is known. @returns true where VPIN is critical
 */
export function senseVpin(f: FlowSenses, vpin: number, config: AmygdalaConfig, ratio: Float64Array): boolean {
  if (Number.isNaN(vpin)) {
    ratio[THREAT.toxicity] = Number.NaN;
    return false;
  }
  if (f.bars >= config.vpinBars && (f.bars - config.vpinBars) % LOOK_EVERY === 0) {
    f.flash = upperQuantile(f.past, 1 - config.flashVpin);
    f.high = upperQuantile(f.past, 1 - config.vpinHigh);
    f.critical = upperQuantile(f.past, 1 - config.vpinCritical);
  }
  const judged = f.bars >= config.vpinBars;
  ratio[THREAT.toxicity] = judged ? riseOf(vpin, f.vpin.mean, f.high) : Number.NaN;
  if (judged) {
    const slot = THREAT['flash-crash'];
    ratio[slot] = Math.min(ratio[slot]!, riseOf(vpin, f.vpin.mean, f.flash));
  }
  f.bars++;
  pushEw(f.vpin, vpin);
  pushDistance(f.past, vpin);
  return judged && vpin > f.critical;
}
