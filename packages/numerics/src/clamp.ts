/** Bounds. NaN stays NaN: an unknown value is not silently turned into a limit. */

/** x held within [lo, hi]. */
export function clamp(x: number, lo: number, hi: number): number {
  return x < lo ? lo : x > hi ? hi : x;
}
