/**
 * Puts the regions' inputs together from the feature vector. Each function fills a vector that the brain owns.
 * Everything is brought to about unit scale, bounded, and free of NaN: an absent feature is 0 where the README of the
 * region says so, NaN only in the schema input, where absence is masked.
 */
import {
  BEAR,
  BOOK,
  BUBBLE,
  BULL,
  clampTo,
  CRISIS,
  F,
  PRICE,
  RANGING,
  SCHEMA_FEATURES,
  SENTIMENT,
  VISION,
  VOLUME,
} from './names.ts';
import type { MarketState, Percept, RegimeBelief } from '@janus/domain';
import {
  bookEvidence,
  isStale,
  priceEvidence,
  trendOf,
  volumeEvidence,
  type Senses,
  type ThalamusConfig,
} from '@janus/thalamus';

const orZero = (x: number): number => (Number.isFinite(x) ? x : 0);

/** Ratio of fast to slow volatility, 1 where either is unknown. */
export function volatilityRatio(f: Float64Array): number {
  const fast = f[F.volatility]!;
  const slow = f[F.volatilityBaseline]!;
  return fast > 0 && slow > 0 ? fast / slow : 1;
}

/** A modality whose engine has something to say; NaN is absence. */
function tell(modality: number, value: number, evidence: Float64Array, present: Uint8Array): void {
  if (Number.isNaN(value)) return;
  present[modality] = 1;
  evidence[modality] = value;
}

/**
 * Direction evidence a modality, [−1, 1], from the fusion engines. Price speaks for the trend of several timeframes as
 * far as the regime is thought to trend, and for the return to the mean as far as it is thought to range. Volume speaks
 * in the direction of the bar's return as far as it is above its mean, and for prices outside the value area. Vision
 * speaks its score once its gate has opened. Price, book and words speak while they are young enough.
 */
export function fillEvidence(
  market: MarketState,
  belief: RegimeBelief,
  percept: Percept,
  senses: Senses,
  config: ThalamusConfig,
  evidence: Float64Array,
  present: Uint8Array,
): void {
  const f = market.features;
  const p = belief.posterior;
  const trending = p[BULL]! + p[BEAR]! + p[BUBBLE]! + p[CRISIS]!;
  evidence.fill(0);
  present.fill(0);
  const trend = trendOf(senses.price, f[F.volatility]!, f[F.volatilityBaseline]!, config.slowWeight);
  const price = priceEvidence(trend, f[F.meanReversion]!, trending, p[RANGING]!);
  tell(PRICE, isStale(senses.price) ? Number.NaN : orZero(price), evidence, present);
  const relative = f[F.relativeVolume]!;
  const volume = volumeEvidence(senses.volume, f[F.close]!, f[F.logReturn]!, relative, config.profileWeight);
  tell(VOLUME, volume, evidence, present);
  if (percept.present && percept.gate > 0) tell(VISION, percept.score, evidence, present);
  tell(BOOK, bookEvidence(senses.book, market.time), evidence, present);
  tell(SENTIMENT, market.sentiment, evidence, present);
}

/** What the gates see beside the evidence: volatility ratio, relative volume, agreement, confidence. */
export function fillContext(market: MarketState, belief: RegimeBelief, ratio: number, context: Float64Array): void {
  const f = market.features;
  context[0] = ratio;
  context[1] = f[F.relativeVolume]!;
  context[2] = belief.agreement;
  context[3] = belief.confidence;
}

/** The state that the amygdala measures distance in. */
export function fillAnomalyState(market: MarketState, previousClose: number, s: Float64Array): void {
  const f = market.features;
  const atr = f[F.atr]!;
  s[0] = f[F.logReturn]!;
  s[1] = Math.log(volatilityRatio(f));
  const relative = f[F.relativeVolume]!;
  s[2] = relative > 0 ? Math.log(relative) : 0;
  s[3] = atr > 0 ? (f[F.high]! - f[F.low]!) / atr : 0;
  s[4] = orZero(f[F.dspDivergence]!);
  s[5] = previousClose > 0 ? Math.log(f[F.open]! / previousClose) : 0;
}

/** SCHEMA_FEATURES from the features; credit spread and yield-curve slope have no source in bars and stay NaN,
 *  as does the correlation of a market that is traded alone. */
export function fillSchemaInput(market: MarketState, averageCorrelation: number, x: Float64Array): void {
  const f = market.features;
  x[SCHEMA_FEATURES.trailingReturn] = f[F.trailingReturn]!;
  x[SCHEMA_FEATURES.realisedVolatility] = f[F.volatility]!;
  x[SCHEMA_FEATURES.averageCorrelation] = averageCorrelation;
  x[SCHEMA_FEATURES.maxDrawdown] = f[F.maxDrawdown]!;
  x[SCHEMA_FEATURES.volatilityChange] = f[F.volatilityChange]!;
  x[SCHEMA_FEATURES.momentum] = f[F.momentum]!;
  x[SCHEMA_FEATURES.meanReversion] = f[F.meanReversion]!;
  x[SCHEMA_FEATURES.creditSpread] = Number.NaN;
  x[SCHEMA_FEATURES.yieldCurveSlope] = Number.NaN;
  x[SCHEMA_FEATURES.relativeVolume] = f[F.relativeVolume]!;
}

/** The vector that recall compares: EPISODE_STATE numbers of about unit scale. */
export function fillEpisodeState(market: MarketState, evidence: Float64Array, s: Float64Array): void {
  const f = market.features;
  const relative = f[F.relativeVolume]!;
  s[0] = clampTo(orZero(f[F.momentum]!) / 2, -2, 2);
  s[1] = orZero(f[F.meanReversion]!);
  s[2] = clampTo(Math.log(volatilityRatio(f)), -2, 2);
  s[3] = relative > 0 ? clampTo(Math.log(relative), -2, 2) : 0;
  s[4] = orZero((f[F.rsi]! - 50) / 25);
  s[5] = orZero((f[F.adx]! - 25) / 15);
  s[6] = clampTo(orZero(f[F.dspDeviation]!) / 2, -2, 2);
  s[7] = clampTo(orZero((f[F.dspFractalDimension]! - 1.5) * 4), -2, 2);
  s[8] = clampTo(orZero((f[F.dspHurst]! - 0.5) * 4), -2, 2);
  s[9] = evidence[PRICE]!;
  s[10] = evidence[VOLUME]!;
  s[11] = evidence[VISION]!;
}
