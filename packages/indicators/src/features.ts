/**
 * The feature vector f_t of the market state, one bar at a time: domain's FEATURES in order, NaN where a feature is
 * not known yet or not in the data. Allocates nothing a bar; the state is plain numbers and typed arrays.
 * Not here: scaling, anything across symbols, anything that looks ahead.
 */
import { F, FEATURE_COUNT } from '@janus/domain';
import { clamp, initEw, initRolling, pushEw, pushRolling } from '@janus/numerics';
import type { Ew, Rolling } from '@janus/numerics';
import { initAdx, stepAdx } from './adx.ts';
import type { Adx } from './adx.ts';
import { initAtr, stepAtr } from './atr.ts';
import type { Atr } from './atr.ts';
import { initBollinger, stepBollinger } from './bollinger.ts';
import type { Bollinger } from './bollinger.ts';
import { DAY_MS } from './config.ts';
import type { FeatureConfig } from './config.ts';
import { initDelay, stepDelay } from './delay.ts';
import type { Delay } from './delay.ts';
import { initWindowDrawdown, stepWindowDrawdown } from './drawdown.ts';
import type { WindowDrawdown } from './drawdown.ts';
import { initDsp, stepDspInPlace } from './dsp.ts';
import type { Dsp } from './dsp.ts';
import { initEma, stepEma } from './ema.ts';
import type { Ema } from './ema.ts';
import { initMacd, stepMacd } from './macd.ts';
import type { Macd } from './macd.ts';
import { initRsi, stepRsi } from './rsi.ts';
import type { Rsi } from './rsi.ts';
import { initRollingVwap, initSessionVwap, stepRollingVwap, stepSessionVwap, typicalPrice } from './vwap.ts';
import type { RollingVwap, SessionVwap } from './vwap.ts';

// Slots as constants: a property look-up a write would cost more than the arithmetic.
const {
  vwap: VWAP,
  vwapDeviation: VWAP_DEVIATION,
  relativeVolume: RELATIVE_VOLUME,
  volumeMean: VOLUME_MEAN,
  logReturn: LOG_RETURN,
  volatility: VOLATILITY,
  volatilityBaseline: VOLATILITY_BASELINE,
  trailingReturn: TRAILING_RETURN,
  maxDrawdown: MAX_DRAWDOWN,
  volatilityChange: VOLATILITY_CHANGE,
  momentum: MOMENTUM,
  open: OPEN,
  high: HIGH,
  low: LOW,
  close: CLOSE,
  volume: VOLUME,
  ema8: EMA_8,
  ema13: EMA_13,
  ema21: EMA_21,
  ema50: EMA_50,
  ema200: EMA_200,
  rsi: RSI,
  macd: MACD,
  macdSignal: MACD_SIGNAL,
  macdHistogram: MACD_HISTOGRAM,
  atr: ATR,
  adx: ADX,
  plusDi: PLUS_DI,
  minusDi: MINUS_DI,
  bollingerMiddle: BOLLINGER_MIDDLE,
  bollingerUpper: BOLLINGER_UPPER,
  bollingerLower: BOLLINGER_LOWER,
  bollingerWidth: BOLLINGER_WIDTH,
  dspDivergence: DSP_DIVERGENCE,
  dspAlpha: DSP_ALPHA,
  meanReversion: MEAN_REVERSION,
  dspDeviation: DSP_DEVIATION,
} = F;

/** Bars of the returns, the drawdown and the changes; their features' names in domain say the same. */
export const TRAILING_BARS = 60;
export const MOMENTUM_BARS = 20;
export const FAST_SPAN = 20;
export const SLOW_SPAN = 400;
const ROOT_MOMENTUM = Math.sqrt(MOMENTUM_BARS);

export interface FeatureState {
  readonly daily: boolean;
  /** UTC day of the bar: the session of its VWAP. */
  day: number;
  /** ln of the last close. */
  previousLog: number;
  readonly ema8: Ema;
  readonly ema13: Ema;
  readonly ema21: Ema;
  readonly ema50: Ema;
  readonly ema200: Ema;
  readonly rsi: Rsi;
  readonly macd: Macd;
  readonly atr: Atr;
  readonly adx: Adx;
  readonly bollinger: Bollinger;
  readonly session: SessionVwap;
  readonly rolling: RollingVwap;
  readonly volume: Rolling;
  readonly fast: Ew;
  readonly slow: Ew;
  readonly trailing: Delay;
  readonly momentum: Delay;
  readonly earlierVolatility: Delay;
  readonly drawdown: WindowDrawdown;
  readonly dsp: Dsp;
}

/** @throws RangeError for a DSP window that is odd, or thresholds that cross */
export function initFeatures(config: FeatureConfig): FeatureState {
  return {
    daily: config.timeframeMs >= DAY_MS,
    day: 0,
    previousLog: Number.NaN,
    ema8: initEma(8),
    ema13: initEma(13),
    ema21: initEma(21),
    ema50: initEma(50),
    ema200: initEma(200),
    rsi: initRsi(14),
    macd: initMacd(12, 26, 9),
    atr: initAtr(14),
    adx: initAdx(14),
    bollinger: initBollinger(20, 2),
    session: initSessionVwap(),
    rolling: initRollingVwap(config.vwapWindow),
    volume: initRolling(20),
    fast: initEw(FAST_SPAN),
    slow: initEw(SLOW_SPAN),
    trailing: initDelay(TRAILING_BARS),
    momentum: initDelay(MOMENTUM_BARS),
    earlierVolatility: initDelay(MOMENTUM_BARS),
    drawdown: initWindowDrawdown(TRAILING_BARS),
    dsp: initDsp(config),
  };
}

// A number handed to a call that the engine does not inline is boxed, and it inlines only so much into one function.
// So the parts are called from a table, which is never inlined, and find the bar where they write: in `out`.
type Part = (s: FeatureState, out: Float64Array) => void;

const averages: Part = (s, out) => {
  const close = out[CLOSE]!;
  out[EMA_8] = stepEma(s.ema8, close);
  out[EMA_13] = stepEma(s.ema13, close);
  out[EMA_21] = stepEma(s.ema21, close);
  out[EMA_50] = stepEma(s.ema50, close);
  out[EMA_200] = stepEma(s.ema200, close);
};

const convergence: Part = (s, out) => {
  const { macd } = s;
  stepMacd(macd, out[CLOSE]!);
  out[MACD] = macd.line;
  out[MACD_SIGNAL] = macd.signal;
  out[MACD_HISTOGRAM] = macd.histogram;
};

const movement: Part = (s, out) => {
  const { adx } = s;
  stepAdx(adx, out[HIGH]!, out[LOW]!, out[CLOSE]!);
  out[ADX] = adx.value;
  out[PLUS_DI] = adx.plusDi;
  out[MINUS_DI] = adx.minusDi;
};

const ranges: Part = (s, out) => {
  const high = out[HIGH]!;
  const low = out[LOW]!;
  const close = out[CLOSE]!;
  const { bollinger } = s;
  out[RSI] = stepRsi(s.rsi, close);
  out[ATR] = stepAtr(s.atr, high, low, close);
  stepBollinger(bollinger, close);
  out[BOLLINGER_MIDDLE] = bollinger.middle;
  out[BOLLINGER_UPPER] = bollinger.upper;
  out[BOLLINGER_LOWER] = bollinger.lower;
  out[BOLLINGER_WIDTH] = (bollinger.upper - bollinger.lower) / bollinger.middle;
};

const volumes: Part = (s, out) => {
  const volume = out[VOLUME]!;
  const price = typicalPrice(out[HIGH]!, out[LOW]!, out[CLOSE]!);
  if (s.daily) {
    const { rolling } = s;
    stepRollingVwap(rolling, price, volume);
    const known = rolling.count === rolling.size;
    out[VWAP] = known ? rolling.value : Number.NaN;
    out[VWAP_DEVIATION] = known ? rolling.deviation : Number.NaN;
  } else {
    const { session } = s;
    stepSessionVwap(session, s.day, price, volume);
    out[VWAP] = session.value;
    out[VWAP_DEVIATION] = session.deviation;
  }
  const mean = s.volume;
  // Before this bar enters the mean: its own volume must not dilute the comparison.
  out[RELATIVE_VOLUME] = mean.count === mean.size && mean.mean > 0 ? volume / mean.mean : Number.NaN;
  pushRolling(mean, volume);
  out[VOLUME_MEAN] = mean.count === mean.size ? mean.mean : Number.NaN;
};

const returns: Part = (s, out) => {
  const logClose = Math.log(out[CLOSE]!);
  const change = logClose - s.previousLog;
  s.previousLog = logClose;
  out[LOG_RETURN] = change;
  const { fast, slow, drawdown } = s;
  // NaN on the first bar only, which must not enter the averages.
  if (!Number.isNaN(change)) {
    pushEw(fast, change);
    pushEw(slow, change);
  }
  const volatility = fast.count < FAST_SPAN ? Number.NaN : Math.sqrt(fast.variance);
  out[VOLATILITY] = volatility;
  out[VOLATILITY_BASELINE] = slow.count < SLOW_SPAN ? Number.NaN : Math.sqrt(slow.variance);
  out[TRAILING_RETURN] = logClose - stepDelay(s.trailing, logClose);
  stepWindowDrawdown(drawdown, out[CLOSE]!);
  out[MAX_DRAWDOWN] = drawdown.count < TRAILING_BARS ? Number.NaN : drawdown.value;
  const earlier = stepDelay(s.earlierVolatility, volatility);
  out[VOLATILITY_CHANGE] = earlier === 0 ? 0 : volatility / earlier - 1;
  const moved = logClose - stepDelay(s.momentum, logClose);
  // Without volatility nothing moved: 0, once the bars are there to say so.
  out[MOMENTUM] = moved === 0 ? 0 : moved / (volatility * ROOT_MOMENTUM);
};

/** The DSP vector, from price and logarithm in its first two slots, and mean reversion from the deviation in it. */
const fractal: Part = (s, out) => {
  out[DSP_ALPHA] = s.previousLog;
  out[DSP_DIVERGENCE] = out[CLOSE]!;
  stepDspInPlace(s.dsp, out, DSP_DIVERGENCE);
  out[MEAN_REVERSION] = clamp(-0.5 * out[DSP_DEVIATION]!, -1, 1);
};
const PARTS: readonly Part[] = [averages, convergence, movement, ranges, volumes, returns, fractal];

/**
 * One bar in: `time` is its open time in epoch ms, prices are finite and > 0 with low ≤ open, close ≤ high, volume is
 * ≥ 0 or NaN. Writes FEATURE_COUNT numbers to `out`.
 */
export function stepFeatures(
  s: FeatureState,
  time: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  out: Float64Array,
): void {
  out[OPEN] = open;
  out[HIGH] = high;
  out[LOW] = low;
  out[CLOSE] = close;
  out[VOLUME] = volume;
  s.day = Math.floor(time / DAY_MS);
  for (let i = 0; i < PARTS.length; i++) PARTS[i]!(s, out);
}

/** A vector of NaN for stepFeatures to write to. */
export const newFeatures = (): Float64Array => new Float64Array(FEATURE_COUNT).fill(Number.NaN);
