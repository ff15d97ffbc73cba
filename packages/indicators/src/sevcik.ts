/**
 * Fractal dimension of the last N prices (Sevcik 1998, arXiv 1003.5266): the curve is scaled into the unit square, L is
 * its length there. Two forms are in use; this is D = 1 + (ln L + ln 2)/ln(2(N − 1)). The paper's own leaves out ln 2
 * and is lower by the constant ln 2/ln(2(N − 1)), 0.143 at N = 64. The form with ln 2 is taken because the vector
 * measures from 1.5, the dimension of a random walk, and this form comes nearer to it: for N = 64 a line gives 1.215,
 * a random walk 1.468 on average, white noise 1.707. No movement at all is L = 1.
 * L is exact, not approximated: while the range stays the same one term enters and one leaves, when it changes (and
 * once a window, against rounding) the sum is taken afresh. The range comes from the caller, who may have it already.
 */

export interface Sevcik {
  /** Squared steps of the price, a ring. [N − 1] */
  readonly squares: Float64Array;
  at: number;
  /** Prices seen, at most N. */
  count: number;
  previous: number;
  /** Range that `length` was taken with, and the length L in the unit square. */
  range: number;
  length: number;
  /** 1/(N − 1)² */
  readonly horizontal: number;
  /** 1 / ln(2(N − 1)) */
  readonly scale: number;
  /** NaN until N prices are known. */
  value: number;
}

/** @throws RangeError unless window is a whole number of at least 3 */
export function initSevcik(window: number): Sevcik {
  if (!Number.isInteger(window) || window < 3) throw new RangeError(`window ${window} is not a whole number above 2`);
  const steps = window - 1;
  return {
    squares: new Float64Array(steps),
    at: 0,
    count: 0,
    previous: Number.NaN,
    range: Number.NaN,
    length: Number.NaN,
    horizontal: 1 / (steps * steps),
    scale: 1 / Math.log(2 * steps),
    value: Number.NaN,
  };
}

/** Σ √(square·vertical + horizontal): four sums side by side, because each waits for its own additions only. */
function curveLength(squares: Float64Array, vertical: number, horizontal: number): number {
  const n = squares.length;
  const whole = n - (n % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += Math.sqrt(squares[i]! * vertical + horizontal);
    b += Math.sqrt(squares[i + 1]! * vertical + horizontal);
    c += Math.sqrt(squares[i + 2]! * vertical + horizontal);
    d += Math.sqrt(squares[i + 3]! * vertical + horizontal);
  }
  for (let i = whole; i < n; i++) a += Math.sqrt(squares[i]! * vertical + horizontal);
  return a + b + (c + d);
}

/** Takes a price in, with the range (highest − lowest) of the window that ends at it. */
export function stepSevcik(s: Sevcik, price: number, range: number): void {
  const { squares, horizontal } = s;
  const steps = squares.length;
  const step = price - s.previous;
  const entering = step * step;
  s.previous = price;
  // The first price has no step.
  if (s.count === 0) {
    s.count = 1;
    return;
  }
  const at = s.at;
  const leaving = squares[at]!;
  squares[at] = entering;
  s.at = at + 1 === steps ? 0 : at + 1;
  if (s.count <= steps) {
    s.count++;
    if (s.count <= steps) return;
  }
  const vertical = range > 0 ? 1 / (range * range) : 0;
  if (range === s.range && at !== 0)
    s.length += Math.sqrt(entering * vertical + horizontal) - Math.sqrt(leaving * vertical + horizontal);
  else {
    s.range = range;
    s.length = curveLength(squares, vertical, horizontal);
  }
  s.value = 1 + (Math.log(s.length) + Math.LN2) * s.scale;
}
