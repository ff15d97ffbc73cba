/** The logistic family, in forms that neither overflow nor lose their small ends. */

import { exp } from './exp.ts';

/** 1/(1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln Σ eˣ, shifted by the largest; −∞ for no values. */
export function logSumExp(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += exp(values[i]! - most);
  return most + Math.log(sum);
}

/** out_i = e^(src_i/T) / Σ e^(src_j/T); T > 0, `out` may be `src`. Entries of −∞ get 0; all −∞ is not defined (NaN). */
export function softmax(src: Float64Array, temperature: number, out: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < src.length; i++) if (src[i]! > most) most = src[i]!;
  let sum = 0;
  for (let i = 0; i < src.length; i++) {
    const e = exp((src[i]! - most) / temperature);
    out[i] = e;
    sum += e;
  }
  for (let i = 0; i < src.length; i++) out[i] = out[i]! / sum;
}
