/**
 * More training series out of few: each copied with what does not change a class taken at random: time runs a little
 * faster here and slower there, the whole is a little larger, a slow bend lies under it, noise on it. Of the training
 * part alone, and only of series that train.
 */
import type { Rng } from '@janus/numerics';

/** Largest share of its length by which a place in a series is moved. */
const WARP = 0.06;
/** Deviation of the size, about 1. */
const SIZE = 0.1;
/** Deviation of the noise, in deviations of the series. */
const NOISE = 0.04;
const BENDS = 3;

/** A smooth curve over n places that is 0 at both ends, of about unit size: sines of random weight. */
function bend(n: number, random: Rng): Float64Array {
  const weights = Array.from({ length: BENDS }, (_, k) => random.normal() / (k + 1));
  return Float64Array.from({ length: n }, (_, i) =>
    weights.reduce((sum, w, k) => sum + w * Math.sin((Math.PI * (k + 1) * i) / (n - 1)), 0),
  );
}

/** A variation of a z-normalised series, of the same length. */
export function varied(series: Float64Array, random: Rng): Float64Array {
  const n = series.length;
  const warp = bend(n, random);
  const size = 1 + SIZE * random.normal();
  const noise = NOISE * random.next();
  return Float64Array.from({ length: n }, (_, i) => {
    const place = Math.min(n - 1, Math.max(0, i + WARP * 0.5 * n * warp[i]!));
    const before = Math.min(n - 2, Math.floor(place));
    const share = place - before;
    const value = series[before]! * (1 - share) + series[before + 1]! * share;
    return size * value + noise * random.normal();
  });
}
