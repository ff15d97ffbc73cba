/** Seven beliefs on few pixels: the mean of each over the bars of a column, so that the seven still add up to one. Pure. */
/** Bars looked at in one column at most: the cost of a picture does not grow with the series. */
const LOOKED_AT = 48;

/**
 * @param posterior one column a regime
 * @param out [width × regimes], column by column; NaN where no bar has a belief
 */
export function stackColumns(
  posterior: readonly Float32Array[],
  from: number,
  to: number,
  width: number,
  out: Float32Array,
): Float32Array {
  const regimes = posterior.length;
  const bars = posterior[0]?.length ?? 0;
  const step = (to - from) / width;
  out.fill(Number.NaN, 0, width * regimes);
  for (let k = 0; k < width; k++) {
    if (from + (k + 1) * step <= 0) continue;
    const first = Math.max(0, Math.floor(from + k * step));
    const last = Math.min(bars, Math.max(first + 1, Math.floor(from + (k + 1) * step)));
    const stride = Math.max(1, Math.ceil((last - first) / LOOKED_AT));
    let seen = 0;
    for (let i = first; i < last; i += stride) {
      if (Number.isNaN(posterior[0]![i]!)) continue;
      for (let r = 0; r < regimes; r++) {
        const at = k * regimes + r;
        out[at] = (seen === 0 ? 0 : out[at]!) + posterior[r]![i]!;
      }
      seen++;
    }
    if (seen > 0) for (let r = 0; r < regimes; r++) out[k * regimes + r]! /= seen;
  }
  return out;
}
