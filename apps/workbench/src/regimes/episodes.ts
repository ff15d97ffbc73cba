/** Unbroken stretches of one regime, what the market did in each, and how long they last. Pure. */
import type { Track } from './columns.ts';

export interface Episode {
  readonly regime: number;
  /** Bars [from, to). */
  readonly from: number;
  readonly to: number;
  /** Log-return from the close that told the regime to the last close that it was in force for. */
  readonly logReturn: number;
  readonly meanConfidence: number;
}

export function episodesOf({ regime, close, confidence }: Pick<Track, 'regime' | 'close' | 'confidence'>): Episode[] {
  const out: Episode[] = [];
  let from = 0;
  for (let i = 1; i <= regime.length; i++) {
    if (i < regime.length && regime[i] === regime[from]) continue;
    if (regime[from]! >= 0) {
      let sum = 0;
      for (let k = from; k < i; k++) sum += confidence[k]!;
      const last = Math.min(i, regime.length - 1);
      out.push({
        regime: regime[from]!,
        from,
        to: i,
        logReturn: Math.log(close[last]! / close[from]!),
        meanConfidence: sum / (i - from),
      });
    }
    from = i;
  }
  return out;
}

export interface Durations {
  readonly regime: number;
  /** Bars of each episode, ascending. */
  readonly lengths: readonly number[];
  readonly median: number;
  readonly mean: number;
  readonly longest: number;
}

/** Of one regime; null where it never held. */
export function durationsOf(episodes: readonly Episode[], regime: number): Durations | null {
  const lengths = episodes
    .filter((e) => e.regime === regime)
    .map((e) => e.to - e.from)
    .sort((a, b) => a - b);
  if (lengths.length === 0) return null;
  const half = lengths.length >> 1;
  return {
    regime,
    lengths,
    median: lengths.length % 2 === 1 ? lengths[half]! : (lengths[half - 1]! + lengths[half]!) / 2,
    mean: lengths.reduce((a, b) => a + b, 0) / lengths.length,
    longest: lengths.at(-1)!,
  };
}

/** Episodes counted by length: bin k holds lengths [2^(k/2), 2^((k+1)/2)), and all that is longer in the last. */
export function lengthBins(lengths: readonly number[], bins: number): Uint32Array {
  const out = new Uint32Array(bins);
  for (const length of lengths) out[Math.min(bins - 1, Math.max(0, Math.floor(2 * Math.log2(length) + 1e-9)))]!++;
  return out;
}
