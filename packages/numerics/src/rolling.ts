/**
 * Mean and population variance of the last n values, O(1) a value on average.
 * Sliding Welford updates lose digits, so the sums are taken afresh from the window once every n values, and at once
 * where the spread has collapsed below what the running sums can resolve (or a NaN has spoiled them). What was fed
 * before the window therefore leaves no trace.
 */

export interface Rolling {
  readonly size: number;
  /** The last `count` values as a ring. */
  readonly ring: Float64Array;
  /** Slot that the next value takes. */
  next: number;
  /** Values in the window, at most `size`. */
  count: number;
  mean: number;
  /** Population variance (divisor count), ≥ 0. */
  variance: number;
  /** Σ(x − mean)², and the largest it was since the sums were last taken afresh. */
  squares: number;
  peak: number;
}

/** Below this share of its peak the running sum of squares has too few digits left. */
const RESOLUTION = 1e-6;

/** @throws RangeError unless size is a whole number of at least 1 */
export function initRolling(size: number): Rolling {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`window ${size} is not a whole number of at least 1`);
  return {
    size,
    ring: new Float64Array(size),
    next: 0,
    count: 0,
    mean: Number.NaN,
    variance: Number.NaN,
    squares: 0,
    peak: 0,
  };
}

/** Sums from the window itself, shifted by its first value so that equal values give exactly zero spread. */
function refresh(s: Rolling): void {
  const { ring, count } = s;
  const origin = ring[0]!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += ring[i]! - origin;
  const offset = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const d = ring[i]! - origin - offset;
    squares += d * d;
  }
  s.mean = origin + offset;
  s.squares = squares;
  s.peak = squares;
}

/** Takes x in, and the oldest value out once the window is full. NaN in the window makes mean and variance NaN. */
export function pushRolling(s: Rolling, x: number): void {
  const at = s.next;
  const full = s.count === s.size;
  const old = s.ring[at]!;
  s.ring[at] = x;
  s.next = at + 1 === s.size ? 0 : at + 1;
  if (!full) s.count++;
  if (full && s.next !== 0) {
    const before = s.mean;
    const mean = before + (x - old) / s.size;
    const squares = s.squares + (x - old) * (x - mean + old - before);
    s.mean = mean;
    s.squares = squares;
    if (squares > s.peak) s.peak = squares;
    if (!(squares >= s.peak * RESOLUTION)) refresh(s);
  } else if (full || s.next === 0) refresh(s);
  else {
    const d = x - (s.count === 1 ? x : s.mean);
    s.mean = s.count === 1 ? x : s.mean + d / s.count;
    s.squares = s.count === 1 ? 0 : s.squares + d * (x - s.mean);
    s.peak = s.squares;
  }
  s.variance = s.squares / s.count;
}
