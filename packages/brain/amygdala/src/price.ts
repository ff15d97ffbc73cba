/**
 * Outliers and crashes told from the price alone: z-score of the return, distance from the moving average, percentile
 * of the return's size, black swan, flash crash. Everything is measured against the bars before; then the bar becomes
 * one of them. Values of returns are counted per mille, which suits the bins.
 */
import { initEw, pushEw, type Ew } from '@janus/numerics';
import { empiricalThreshold, initCalibration, pushDistance, upperQuantile, type Calibration } from './calibration.ts';
import type { AmygdalaConfig } from './config.ts';
import { zScore } from './deviations.ts';
import type { ThreatInput } from './input.ts';
import { fitTail, newTail, tailQuantile, type Tail } from './tail.ts';
import { ratioOf, THREAT } from './threats.ts';

const PER_MILLE = 1000;
/** Least deviation of a log return and of a log distance: 0.1 bp. */
export const FLOOR = 1e-5;
/** Share of all returns that counts as the tail. */
const TAIL_SHARE = 0.05;
/** Bars between two looks at the tail. */
const LOOK_EVERY = 256;
/** Longest flash crash, bars. */
const LONGEST = 64;

export interface PriceSenses {
  readonly returns: Ew;
  readonly average: Ew;
  readonly distance: Ew;
  readonly zLimit: Calibration;
  readonly averageLimit: Calibration;
  /** Sizes of returns. */
  readonly sizes: Calibration;
  readonly tail: Tail;
  /** Return that is a black swan, per mille; ∞ before the tail was looked at. */
  swan: number;
  /** Highs and lows of the last bars, rings. */
  readonly highs: Float64Array;
  readonly lows: Float64Array;
  bars: number;
}

export function initPrice(config: AmygdalaConfig, falseAlarm: number): PriceSenses {
  const calibrated = (): Calibration => initCalibration(config.calibrationBars, falseAlarm);
  return {
    returns: initEw(config.span),
    average: initEw(config.averageSpan),
    distance: initEw(config.span),
    zLimit: calibrated(),
    averageLimit: calibrated(),
    sizes: calibrated(),
    tail: newTail(),
    swan: Number.POSITIVE_INFINITY,
    highs: new Float64Array(LONGEST),
    lows: new Float64Array(LONGEST),
    bars: 0,
  };
}

/** The largest move from a high or low of the last `bars` bars to the close, log, ≥ 0. */
export function largestMove(
  highs: Float64Array,
  lows: Float64Array,
  newest: number,
  bars: number,
  close: number,
): number {
  let high = close;
  let low = close;
  for (let k = 0; k < bars; k++) {
    const i = (newest - k + LONGEST) % LONGEST;
    if (highs[i]! > high) high = highs[i]!;
    if (lows[i]! < low) low = lows[i]!;
  }
  return Math.log(Math.max(high / close, close / low));
}

/** What `sensePrice` will find the largest move to be at a bar that it has not taken in yet. */
export function largestMoveWith(p: PriceSenses, { high, low, close }: ThreatInput, flashBars: number): number {
  const before = Math.min(flashBars, p.bars + 1) - 1;
  const held = before > 0 ? largestMove(p.highs, p.lows, (p.bars - 1) % LONGEST, before, close) : 0;
  return Math.max(held, Math.log(Math.max(high / close, close / low)));
}

/** A black swan: swanMad times the median size, or what the tail gives once in swanDays, whichever is farther. */
function lookAtTail(p: PriceSenses, config: AmygdalaConfig, barsPerDay: number): void {
  fitTail(p.sizes, TAIL_SHARE, p.tail);
  const once = tailQuantile(p.tail, 1 / (config.swanDays * barsPerDay));
  p.swan = Math.max(config.swanMad * upperQuantile(p.sizes, 0.5), once);
}

/** measure / calibrated limit where it is judged; NaN before. The measure is counted from half of the warm-up on. */
function judged(measure: number, limit: Calibration, count: number, warmup: number): number {
  const ratio = count >= warmup ? ratioOf(measure, empiricalThreshold(limit)) : Number.NaN;
  if (2 * count >= warmup) pushDistance(limit, measure);
  return ratio;
}

/** Writes the ratios of five threats, and takes the bar in. `r` is its log return, finite. */
export function sensePrice(
  p: PriceSenses,
  x: ThreatInput,
  r: number,
  config: AmygdalaConfig,
  barsPerDay: number,
  ratio: Float64Array,
): void {
  const { close } = x;
  const count = p.returns.count;
  const { warmup } = config;
  const deviation = Math.max(Math.sqrt(p.returns.variance), FLOOR);
  const z = zScore(r, p.returns.mean, p.returns.variance, FLOOR);
  ratio[THREAT['z-score']] = judged(z, p.zLimit, count, warmup);

  const away = count > 0 ? Math.log(close / p.average.mean) : 0;
  const far = zScore(away, p.distance.mean, p.distance.variance, FLOOR);
  ratio[THREAT['moving-average']] = judged(far, p.averageLimit, count, warmup);

  const size = PER_MILLE * Math.abs(r);
  if (count >= warmup && (count - warmup) % LOOK_EVERY === 0) lookAtTail(p, config, barsPerDay);
  ratio[THREAT['black-swan']] = count >= warmup ? ratioOf(size, p.swan) : Number.NaN;
  ratio[THREAT.percentile] = judged(size, p.sizes, count, warmup);

  const slot = p.bars % LONGEST;
  p.highs[slot] = x.high;
  p.lows[slot] = x.low;
  const bars = Math.min(config.flashBars, ++p.bars);
  const usual = config.flashLimit * deviation * Math.sqrt(config.flashBars);
  ratio[THREAT['flash-crash']] =
    count >= warmup ? ratioOf(largestMove(p.highs, p.lows, slot, bars, close), usual) : Number.NaN;

  // Beyond `winsor` deviations a value enters only as if it lay there: one crash must not blow up what is usual.
  const bound = count >= warmup ? config.winsor : Number.POSITIVE_INFINITY;
  pushEw(p.returns, z > bound ? p.returns.mean + Math.sign(r - p.returns.mean) * bound * deviation : r);
  pushEw(p.average, close);
  if (count > 0) pushEw(p.distance, away);
}
