/** Mean, deviation, skewness and kurtosis of returns. */

export interface Moments {
  readonly mean: number;
  /** Sample standard deviation (n − 1). */
  readonly sd: number;
  /** m₃ / m₂^1.5; 0 for a symmetric distribution. */
  readonly skew: number;
  /** m₄ / m₂², not in excess: 3 for a normal distribution. */
  readonly kurtosis: number;
}

/** @param values at least two, not all equal */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  let mean = 0;
  for (const v of values) mean += v / n;
  let [m2, m3, m4] = [0, 0, 0];
  for (const v of values) {
    const d = v - mean;
    m2 += (d * d) / n;
    m3 += (d * d * d) / n;
    m4 += (d * d * d * d) / n;
  }
  return { mean, sd: Math.sqrt((m2 * n) / (n - 1)), skew: m3 / m2 ** 1.5, kurtosis: m4 / (m2 * m2) };
}
