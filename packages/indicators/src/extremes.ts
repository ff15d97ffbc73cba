/**
 * Largest and smallest of the last n values, O(1) a value on average (van Herk 1992; Gil and Werman 1993): the stream
 * is cut into blocks of n, a window is the tail of the last block joined to the head of this one.
 */

export interface Extremes {
  readonly size: number;
  /** Extremes of the last block from slot i to its end; this block's values overwrite them from the front. [size] */
  readonly tailMax: Float64Array;
  readonly tailMin: Float64Array;
  headMax: number;
  headMin: number;
  /** Slot that the next value takes. */
  next: number;
  /** Values in the window, at most `size`. */
  count: number;
  max: number;
  min: number;
}

/** @throws RangeError unless size is a whole number of at least 1 */
export function initExtremes(size: number): Extremes {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`window ${size} is not a whole number of at least 1`);
  return {
    size,
    tailMax: new Float64Array(size),
    tailMin: new Float64Array(size),
    headMax: Number.NaN,
    headMin: Number.NaN,
    next: 0,
    count: 0,
    max: Number.NaN,
    min: Number.NaN,
  };
}

/** Takes x, which is not NaN, in; max and min are those of the window, which grows until it holds `size` values. */
export function pushExtremes(s: Extremes, x: number): void {
  const { tailMax, tailMin, size } = s;
  const at = s.next;
  const first = at === 0;
  const max = first || x > s.headMax ? x : s.headMax;
  const min = first || x < s.headMin ? x : s.headMin;
  s.headMax = max;
  s.headMin = min;
  tailMax[at] = x;
  tailMin[at] = x;
  if (s.count < size) s.count++;
  const head = at + 1;
  if (head === size) {
    let a = x;
    let b = x;
    for (let i = at - 1; i >= 0; i--) {
      const v = tailMax[i]!;
      if (v > a) a = v;
      if (v < b) b = v;
      tailMax[i] = a;
      tailMin[i] = b;
    }
    s.next = 0;
    s.max = max;
    s.min = min;
    return;
  }
  s.next = head;
  const full = s.count === size;
  const a = tailMax[head]!;
  const b = tailMin[head]!;
  s.max = full && a > max ? a : max;
  s.min = full && b < min ? b : min;
}
