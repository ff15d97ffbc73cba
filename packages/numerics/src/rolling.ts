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
    headMean: 0,
    headSquares: 0,
    next: 0,
    count: 0,
    mean: Number.NaN,
    variance: Number.NaN,
  };
}

/** The block is full: every tail of it from the back, and the head begins anew. */
function takeTails(s: Rolling): void {
  const { block, tailMean, tailSquares, inverse, size } = s;
  let mean = 0;
  let squares = 0;
  for (let i = size - 1; i >= 0; i--) {
    const x = block[i]!;
    const d = x - mean;
    mean += d * inverse[size - i]!;
    squares += d * (x - mean);
    tailMean[i] = mean;
    tailSquares[i] = squares;
  }
  s.next = 0;
  s.count = size;
  s.headMean = 0;
  s.headSquares = 0;
  s.mean = mean;
  s.variance = squares * inverse[size]!;
}

/** Takes x in, and the oldest value out once the window is full. NaN in the window makes mean and variance NaN. */
export function pushRolling(s: Rolling, x: number): void {
  const { size, inverse } = s;
  const head = s.next + 1;
  s.block[s.next] = x;
  if (head === size) {
    takeTails(s);
    return;
  }
  // The first of a block finds mean 0 and 1/1: the mean is x and Σ is 0, exactly.
  const d = x - s.headMean;
  let mean = s.headMean + d * inverse[head]!;
  let squares = s.headSquares + d * (x - mean);
  s.next = head;
  s.headMean = mean;
  s.headSquares = squares;
  if (s.count === size) {
    const gap = s.tailMean[head]! - mean;
    const share = (size - head) * inverse[size]!;
    mean += gap * share;
    squares += s.tailSquares[head]! + gap * gap * head * share;
  } else s.count = head;
  s.mean = mean;
  s.variance = squares * inverse[s.count]!;
}
