/** Where fill and tick of a measure's bar go, in percent of its width. Zero is always on the bar. */
export interface BarGeometry {
  readonly left: number;
  readonly width: number;
  readonly limit: number;
}

/** Room beyond the limit, as a share of the bar, so that a value just over it is seen to be over. */
const BEYOND = 0.3;

export function barGeometry(value: number, limit: number): BarGeometry {
  const v = Number.isFinite(value) ? value : 0;
  const l = Number.isFinite(limit) ? limit : 0;
  const lo = Math.min(0, v, l / (l < 0 ? 1 - BEYOND : 1));
  const hi = Math.max(0, v, l / (l > 0 ? 1 - BEYOND : 1));
  const span = hi - lo || 1;
  const at = (x: number): number => (100 * (x - lo)) / span;
  return { left: Math.min(at(0), at(v)), width: Math.abs(at(v) - at(0)), limit: at(l) };
}
