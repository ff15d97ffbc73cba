/** Normalisation by the window's own least and greatest value. Every window then touches both ends of the range. */

/** A window mapped into [−1, 1]: cosines x̃ and sines √(1 − x̃²) of its angles. [n] each */
export interface Polar {
  readonly x: Float64Array;
  readonly s: Float64Array;
}

/**
 * x̃ = 2·(x − min)/(max − min) − 1 into [low, high] = [−1, 1] [E1], or any range within. Carried as the shares lo and
 * hi of the way from min and to max, so that the sine keeps its digits where x̃ is near ±1: 1 + x̃ and 1 − x̃ are each
 * a sum of shares and never a difference of like numbers. A constant window (max = min) has lo = hi = ½.
 * @param values [n], within [least, most]
 */
export function minmax(values: Float64Array, least: number, most: number, low: number, high: number): Polar {
  const range = most - least;
  const x = new Float64Array(values.length);
  const s = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const lo = range > 0 ? (values[i]! - least) / range : 0.5;
    const hi = range > 0 ? (most - values[i]!) / range : 0.5;
    const above = (1 + high) * lo + (1 + low) * hi;
    const below = (1 - high) * lo + (1 - low) * hi;
    x[i] = high * lo + low * hi;
    s[i] = Math.sqrt(above * below);
  }
  return { x, s };
}
