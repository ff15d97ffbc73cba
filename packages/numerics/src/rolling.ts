/**
 * Mean and population variance of the last n values, O(1) a value on average, without drift.
 * Nothing is ever subtracted: the stream is cut into blocks of n; a window is the tail of the last block joined to the
 * head of this one. Heads grow by Welford's update, tails are taken once a block, and the two are joined by Chan's
 * formula. What was fed before the window therefore leaves no trace, not even of rounding, and a NaN is gone as soon
 * as it leaves the window.
 * Sources: Welford (1962); Chan, Golub and LeVeque (1979); van Herk (1992) for the blocks.
 */

export interface Rolling {
  readonly size: number;
  /** 1/k, k = 0 … size: multiplying is faster than dividing. */
  readonly inverse: Float64Array;
  /** This block's values, over those of the block before. [size] */
  readonly block: Float64Array;
  /** Mean and Σ(x − mean)² of the last block from slot i to its end. [size] */
  readonly tailMean: Float64Array;
  readonly tailSquares: Float64Array;
  /** Of this block so far. */
  headMean: number;
  headSquares: number;
  /** Slot that the next value takes. */
  next: number;
  /** Values in the window, at most `size`. */
  count: number;
  mean: number;
  /** Population variance (divisor count), ≥ 0. */
  variance: number;
}

/** @throws RangeError unless size is a whole number of at least 1 */
export function initRolling(size: number): Rolling {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`window ${size} is not a whole number of at least 1`);
  return {
    size,
    inverse: Float64Array.from({ length: size + 1 }, (_, k) => 1 / k),
    block: new Float64Array(size),
    tailMean: new Float64Array(size),
    tailSquares: new Float64Array(size),
    headMean: Number.NaN,
    headSquares: Number.NaN,
    next: 0,
    count: 0,
    mean: Number.NaN,
    variance: Number.NaN,
  };
}

/** The block is full: every tail of it, from the back. */
function takeTails(s: Rolling): void {
  const last = s.size - 1;
  let mean = s.block[last]!;
  let squares = 0;
  s.tailMean[last] = mean;
  s.tailSquares[last] = squares;
  for (let i = last - 1; i >= 0; i--) {
    const d = s.block[i]! - mean;
    mean += d * s.inverse[s.size - i]!;
    squares += d * (s.block[i]! - mean);
    s.tailMean[i] = mean;
    s.tailSquares[i] = squares;
  }
}

/** Takes x in, and the oldest value out once the window is full. NaN in the window makes mean and variance NaN. */
export function pushRolling(s: Rolling, x: number): void {
  const { size } = s;
  s.block[s.next] = x;
  const head = s.next + 1;
  let mean = x;
  let squares = 0;
  if (head > 1) {
    const d = x - s.headMean;
    mean = s.headMean + d * s.inverse[head]!;
    squares = s.headSquares + d * (x - mean);
  }
  s.headMean = mean;
  s.headSquares = squares;
  if (s.count < size) s.count++;
  s.next = head;
  if (head === size) {
    takeTails(s);
    s.next = 0;
  } else if (s.count === size) {
    const tail = size - head;
    const d = s.tailMean[head]! - mean;
    squares += s.tailSquares[head]! + d * d * head * tail * s.inverse[size]!;
    mean += d * tail * s.inverse[size]!;
  }
  s.mean = mean;
  s.variance = squares * s.inverse[s.count]!;
}
