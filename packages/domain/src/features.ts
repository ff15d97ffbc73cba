/**
 * The feature vector f_t of the market state [E53]: one Float64Array slot a feature, in this order.
 * NaN means "not known yet" (warm-up) or "not in this data" (volume of an index without volume).
 */
export const FEATURES = [
  'open',
  'high',
  'low',
  'close',
  'volume', // units of base a bar; NaN where the data has none
  'logReturn', // ln(close / previous close)
  'ema8',
  'ema13',
  'ema21',
  'ema50',
  'ema200',
  'rsi', // 14, [0, 100]
  'macd', // 12, 26
  'macdSignal', // 9
  'macdHistogram',
  'atr', // 14, Wilder, price units
  'adx', // 14, [0, 100]
  'plusDi',
  'minusDi',
  'bollingerMiddle', // 20
  'bollingerUpper', // +2 σ (population)
  'bollingerLower',
  'bollingerWidth', // (upper − lower) / middle
  'vwap', // of the session (UTC day); NaN without volume
  'vwapDeviation', // volume-weighted σ around the VWAP, price units
  'volumeMean', // of the last 20 bars
  'relativeVolume', // volume / volumeMean of the bars before
  'volatility', // exponentially weighted σ of log returns, a bar, fast (span 20)
  'volatilityBaseline', // the same, slow (span 400)
  'trailingReturn', // ln(close / close 60 bars ago)
  'maxDrawdown', // of the close over the last 60 bars, [0, 1]
  'volatilityChange', // volatility / volatility 20 bars ago − 1
  'momentum', // trailingReturn of 20 bars / (volatility·√20)
  'meanReversion', // −deviation / 2, clamped to [−1, 1]
  'dspDivergence', // (close − FRAMA) / FRAMA
  'dspAlpha', // [0.01, 1]
  'dspFractalDimension', // Sevcik
  'dspHurst', // sliding variance scaling
  'dspRegime', // −1, 0, 1
  'dspSign', // sign of the divergence
  'dspDeviation', // z-score of the close in the window
  'dspConfidence', // [0, 1]
] as const;
export type Feature = (typeof FEATURES)[number];
export const FEATURE_COUNT = FEATURES.length;

/** Slot of each feature by name: `f[F.close]`. */
export const F = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as { readonly [K in Feature]: number };

/** First of the eight DSP slots; their order is that of the specification's 8-feature vector. */
export const DSP_FIRST = F.dspDivergence;
export const DSP_COUNT = 8;

/** The ten features that the cortex's schemas range over, in the specification's order. */
export const SCHEMA_FEATURES = [
  'trailingReturn',
  'realisedVolatility',
  'averageCorrelation',
  'maxDrawdown',
  'volatilityChange',
  'momentum',
  'meanReversion',
  'creditSpread',
  'yieldCurveSlope',
  'relativeVolume',
] as const;
export type SchemaFeature = (typeof SCHEMA_FEATURES)[number];
