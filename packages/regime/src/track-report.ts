/**
 * What a labelled series says in sum: how often each regime held, for how long, what followed it, and what the market
 * did meanwhile. Descriptive: it looks at the whole series at once and no decision is ever taken from it.
 */
import { REGIMES } from '@janus/domain';
import type { RegimeTrack } from './label-series.ts';

const K = REGIMES.length;

/** One unbroken stretch of a regime: bars [from, to). */
export interface Episode {
  readonly regime: number;
  readonly from: number;
  readonly to: number;
}

/** What one regime looked like; every statistic is null where there are too few bars to tell. */
export interface RegimeStatistics {
  readonly bars: number;
  /** Of the bars that have a regime, [0, 1]. */
  readonly share: number;
  readonly episodes: number;
  /** Bars of an episode. The last episode may still be going on: it counts with what it has. */
  readonly meanBars: number | null;
  readonly medianBars: number | null;
  readonly longestBars: number | null;
  /** Mean log-return and its standard deviation, of a bar that the regime was in force for. */
  readonly meanReturn: number | null;
  readonly volatility: number | null;
  /** Share of bars that closed higher, [0, 1]. */
  readonly upShare: number | null;
  readonly worstReturn: number | null;
  readonly bestReturn: number | null;
  /** Deepest fall of the close from its own peak inside one episode, [0, 1]. */
  readonly deepestDrawdown: number | null;
  readonly meanConfidence: number | null;
  readonly meanAgreement: number | null;
}

export interface TrackReport {
  /** Bars that have a regime. */
  readonly known: number;
  readonly warmUp: number;
  readonly perRegime: readonly RegimeStatistics[];
  /** Counts of regime i followed by regime j on the next bar, [7][7]. */
  readonly transitions: readonly (readonly number[])[];
  /** Rows of the counts as shares; null for a regime that nothing followed. */
  readonly probability: readonly (readonly number[] | null)[];
  readonly episodes: readonly Episode[];
  /** Of the bars with a regime: share that each detector named the same one; null where it never spoke. */
  readonly detectors: Readonly<Record<'hmm' | 'statistical' | 'technical', { spoke: number; agreed: number | null }>>;
}

/** Unbroken stretches of equal labels; −1 ends one and begins none. */
export function episodesOf(labels: Int8Array): Episode[] {
  const out: Episode[] = [];
  let from = 0;
  for (let i = 1; i <= labels.length; i++) {
    if (i < labels.length && labels[i] === labels[from]) continue;
    if (labels[from]! >= 0) out.push({ regime: labels[from]!, from, to: i });
    from = i;
  }
  return out;
}

/** Counts of label i followed by label j, [7][7]; −1 breaks the chain. */
export function countTransitions(labels: Int8Array): number[][] {
  const out = Array.from({ length: K }, () => Array.from({ length: K }, () => 0));
  for (let i = 1; i < labels.length; i++) {
    const a = labels[i - 1]!;
    const b = labels[i]!;
    if (a >= 0 && b >= 0) out[a]![b]!++;
  }
  return out;
}

const mean = (xs: readonly number[]): number | null =>
  xs.length === 0 ? null : xs.reduce((sum, x) => sum + x, 0) / xs.length;

function deviation(xs: readonly number[]): number | null {
  const m = mean(xs);
  if (m === null || xs.length < 2) return null;
  return Math.sqrt(xs.reduce((sum, x) => sum + (x - m) ** 2, 0) / (xs.length - 1));
}
function median(xs: readonly number[]): number | null {
  if (xs.length === 0) return null;
  const sorted = xs.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Deepest fall of `close` [from, to) from its running peak, as a share of the peak. */
function fallOf(close: Float64Array, from: number, to: number): number {
  let peak = close[from]!;
  let deepest = 0;
  for (let i = from; i < to; i++) {
    peak = Math.max(peak, close[i]!);
    deepest = Math.max(deepest, 1 - close[i]! / peak);
  }
  return deepest;
}

/** Values of the bars that hold, those that are not numbers left out. */
const valuesAt = (values: Float64Array, holds: (bar: number) => boolean): number[] =>
  [...values].filter((x, i) => holds(i) && !Number.isNaN(x));

function statisticsOf(
  track: RegimeTrack,
  close: Float64Array,
  regime: number,
  episodes: readonly Episode[],
  known: number,
): RegimeStatistics {
  const own = episodes.filter((e) => e.regime === regime);
  const lengths = own.map((e) => e.to - e.from);
  const bars = lengths.reduce((sum, x) => sum + x, 0);
  // The regime told at bar i is known at its close: the return that it was in force for is the one of bar i + 1.
  const returns: number[] = [];
  for (let i = 0; i + 1 < close.length; i++)
    if (track.regime[i] === regime) returns.push(Math.log(close[i + 1]! / close[i]!));
  const holds = (i: number): boolean => track.regime[i] === regime;
  return {
    bars,
    share: known === 0 ? 0 : bars / known,
    episodes: own.length,
    meanBars: mean(lengths),
    medianBars: median(lengths),
    longestBars: lengths.length === 0 ? null : lengths.reduce((a, b) => Math.max(a, b)),
    meanReturn: mean(returns),
    volatility: deviation(returns),
    upShare: returns.length === 0 ? null : returns.filter((r) => r > 0).length / returns.length,
    worstReturn: returns.length === 0 ? null : returns.reduce((a, b) => Math.min(a, b)),
    bestReturn: returns.length === 0 ? null : returns.reduce((a, b) => Math.max(a, b)),
    deepestDrawdown: own.length === 0 ? null : own.reduce((deep, e) => Math.max(deep, fallOf(close, e.from, e.to)), 0),
    meanConfidence: mean(valuesAt(track.confidence, holds)),
    meanAgreement: mean(valuesAt(track.agreement, holds)),
  };
}

function detectorAgreement(track: RegimeTrack, votes: Int8Array): { spoke: number; agreed: number | null } {
  let spoke = 0;
  let agreed = 0;
  for (let i = 0; i < votes.length; i++) {
    if (votes[i]! < 0 || track.regime[i]! < 0) continue;
    spoke++;
    if (votes[i] === track.regime[i]) agreed++;
  }
  return { spoke, agreed: spoke === 0 ? null : agreed / spoke };
}

/** @param close closes of the bars of the track, all > 0 */
export function reportTrack(track: RegimeTrack, close: Float64Array): TrackReport {
  const episodes = episodesOf(track.regime);
  const known = episodes.reduce((sum, e) => sum + e.to - e.from, 0);
  const first = track.regime.findIndex((r) => r >= 0);
  const transitions = countTransitions(track.regime);
  return {
    known,
    warmUp: first < 0 ? track.regime.length : first,
    perRegime: REGIMES.map((_, k) => statisticsOf(track, close, k, episodes, known)),
    transitions,
    probability: transitions.map((row) => {
      const total = row.reduce((sum, x) => sum + x, 0);
      return total === 0 ? null : row.map((x) => x / total);
    }),
    episodes,
    detectors: {
      hmm: detectorAgreement(track, track.hmm),
      statistical: detectorAgreement(track, track.statistical),
      technical: detectorAgreement(track, track.technical),
    },
  };
}
