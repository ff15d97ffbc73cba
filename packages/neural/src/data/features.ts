/**
 * What a bar tells, column by column: price and volume made stationary, each known at the close of its bar and from
 * nothing later. Technical indicators are added as columns by whoever has them.
 */
import { badInput, type BarSeries } from '@janus/domain';

export interface FeatureTable {
  readonly names: readonly string[];
  readonly length: number;
  /** One a name; NaN before there are enough bars. */
  readonly columns: readonly Float64Array[];
}

export const BAR_FEATURES = ['return', 'range', 'body', 'gap', 'momentum', 'volatility', 'volume'] as const;
export type BarFeature = (typeof BAR_FEATURES)[number];

/** Bars of the exponential mean of squared returns and of volume: α = 2/(span + 1). */
export const SPAN = 64;
/** Bars over which momentum looks back. */
export const MOMENTUM_BARS = 12;

/** Exponential mean as of each bar; NaN values are passed over, NaN before the first. */
function exponentialMean(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  const alpha = 2 / (SPAN + 1);
  let mean = Number.NaN;
  values.forEach((x, i) => {
    if (!Number.isNaN(x)) mean = Number.isNaN(mean) ? x : mean + alpha * (x - mean);
    out[i] = mean;
  });
  return out;
}

/** Return ln(cₜ/cₜ₋₁) of each bar; NaN of the first. */
export function logReturns({ close, length }: BarSeries): Float64Array {
  return Float64Array.from({ length }, (_, i) => (i === 0 ? Number.NaN : Math.log(close[i]! / close[i - 1]!)));
}

type Compute = (bars: BarSeries, returns: ArrayLike<number>, volatility: ArrayLike<number>) => (i: number) => number;
const COMPUTE: Readonly<Record<BarFeature, Compute>> = {
  return: (_, returns) => (i) => returns[i]!,
  /** ln(high/low) */
  range:
    ({ high, low }) =>
    (i) =>
      Math.log(high[i]! / low[i]!),
  /** (close − open)/(high − low), 0 where they are equal */
  body:
    ({ open, high, low, close }) =>
    (i) =>
      high[i]! > low[i]! ? (close[i]! - open[i]!) / (high[i]! - low[i]!) : 0,
  /** ln(open/last close) */
  gap:
    ({ open, close }) =>
    (i) =>
      i === 0 ? Number.NaN : Math.log(open[i]! / close[i - 1]!),
  /** ln(cₜ/cₜ₋ₖ) in volatilities of k bars, 0 where nothing moved */
  momentum:
    ({ close }, _, volatility) =>
    (i) => {
      if (i < MOMENTUM_BARS) return Number.NaN;
      const move = Math.log(close[i]! / close[i - MOMENTUM_BARS]!);
      return move === 0 ? 0 : move / (volatility[i]! * Math.sqrt(MOMENTUM_BARS));
    },
  /** Exponential standard deviation of returns */
  volatility: (_, __, volatility) => (i) => volatility[i]!,
  /** ln(1 + volume/its exponential mean) */
  volume: ({ volume }) => {
    const mean = exponentialMean(volume);
    return (i) => (mean[i]! > 0 ? Math.log1p(volume[i]! / mean[i]!) : Math.LN2);
  },
};

/**
 * @param extra more columns by name, each of the series' length, known at the close of its bar
 * @throws JanusError bad-input for volume where there is none, or a column of another length
 */
export function featureTable(
  bars: BarSeries,
  wanted: readonly BarFeature[],
  extra: Readonly<Record<string, Float64Array>> = {},
): FeatureTable {
  if (wanted.includes('volume') && bars.volume.every(Number.isNaN))
    throw badInput(`${bars.symbol} has no volume: leave the feature 'volume' out`);
  const returns = logReturns(bars);
  const volatility = exponentialMean(returns.map((r) => r * r)).map((x) => Math.sqrt(x));
  const columns: Float64Array[] = wanted.map((name) => {
    const at = COMPUTE[name](bars, returns, volatility);
    return Float64Array.from({ length: bars.length }, (_, i) => at(i));
  });
  for (const [name, column] of Object.entries(extra)) {
    if (column.length !== bars.length)
      throw badInput(`column '${name}' has ${column.length} values for ${bars.length} bars`);
    columns.push(column);
  }
  const names = [...wanted, ...Object.keys(extra)];
  if (names.length === 0) throw badInput(`no feature is named; there are ${BAR_FEATURES.join(', ')}`);
  return { names, length: bars.length, columns };
}
