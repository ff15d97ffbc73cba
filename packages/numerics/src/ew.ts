/**
 * Exponentially weighted mean and variance. The weights 1, (1−a), (1−a)², … back from the newest value are divided
 * by their sum, so there is no start value to forget: after t values the state is exactly the weighted average of
 * those t (pandas' `ewm(span, adjust=True)`, variance with `bias=True`; recursion: West 1979).
 */

export interface Ew {
  /** a = 2/(span + 1). */
  readonly decay: number;
  /** Sum of the weights so far, → 1/a. */
  weight: number;
  count: number;
  mean: number;
  /** Weighted mean of squares about the weighted mean, ≥ 0. */
  variance: number;
}

/** @throws RangeError unless span ≥ 1 */
export function initEw(span: number): Ew {
  if (!(span >= 1)) throw new RangeError(`span ${span} is not a number of at least 1`);
  return { decay: 2 / (span + 1), weight: 0, count: 0, mean: 0, variance: 0 };
}

/** One value in. */
export function pushEw(s: Ew, x: number): void {
  const weight = (1 - s.decay) * s.weight + 1;
  const gain = 1 / weight;
  const d = x - s.mean;
  s.weight = weight;
  s.count++;
  s.mean += gain * d;
  s.variance = (1 - gain) * (s.variance + gain * d * d);
}
