/**
 * Piecewise aggregate approximation: a series reduced to fewer values, each the mean of a segment. The double
 * precision reference of the kernel's version; both take pyts's segments.
 */
import { badInput } from '@janus/domain';
import type { PaaSegments } from '@janus/kernels';

/**
 * n values → m means (Keogh et al. 2001). `split`: segments abut, with boundaries ⌊k·(n/m)⌋ as NumPy's linspace gives
 * them in double arithmetic. `overlap`: all are ⌈n/m⌉ long and share what that is too much, spread evenly.
 * @returns a new array [size] @throws JanusError bad-input unless size is a whole number in [1, n]
 */
export function paa(values: Float64Array, size: number, segments: PaaSegments): Float64Array {
  const n = values.length;
  if (!Number.isInteger(size) || size < 1 || size > n)
    throw badInput(`size ${size} is not a whole number in [1, ${n}], the number of values`);
  const out = new Float64Array(size);
  const step = n / size;
  const width = Math.ceil(step);
  const excess = size * width - n;
  const shift = size > 1 ? excess / (size - 1) : 0;
  let to = 0;
  for (let k = 0; k < size; k++) {
    const last = k === size - 1;
    let from = to;
    if (segments === 'overlap') {
      from = k * width - (last ? excess : Math.floor(k * shift));
      to = from + width;
    } else to = last ? n : Math.floor((k + 1) * step);
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i]!;
    out[k] = sum / (to - from);
  }
  return out;
}
