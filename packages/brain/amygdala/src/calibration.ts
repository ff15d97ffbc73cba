/**
 * The danger threshold as an empirical quantile: of the last `window` distances, the one that a share p lay above.
 * Returns have fat tails and states come in clusters, so no law is assumed. Distances are counted in bins 1 % wide;
 * the cut moves by a bin or two a bar, so a bar costs the same whatever the window.
 */

const BINS = 1024;
const LOWEST = 0.05;
const STEP = Math.log(1.01);

export interface Calibration {
  /** p: chance of a false alarm a bar. */
  readonly falseAlarm: number;
  /** Bin of each distance in the window, a ring. */
  readonly ring: Uint16Array;
  readonly counts: Int32Array;
  filled: number;
  next: number;
  /** The bin that the rank-th largest distance lies in, and how many distances lie in bins above it. */
  cut: number;
  above: number;
  /** Upper edge of each bin. */
  readonly edges: Float64Array;
}

export function initCalibration(window: number, falseAlarm: number): Calibration {
  const ring = new Uint16Array(window);
  const edges = Float64Array.from({ length: BINS }, (_, bin) => edge(bin));
  return { falseAlarm, ring, counts: new Int32Array(BINS), filled: 0, next: 0, cut: 0, above: 0, edges };
}

/** Bin of a distance ≥ 0. */
function binOf(distance: number): number {
  const bin = Math.floor(Math.log(distance / LOWEST) / STEP);
  return bin >= 0 ? Math.min(bin, BINS - 1) : 0;
}

/** Upper edge of a bin. */
const edge = (bin: number): number => LOWEST * Math.exp(STEP * (bin + 1));

/** One distance in; beyond the window the oldest goes out. */
export function pushDistance(c: Calibration, distance: number): void {
  const bin = binOf(distance);
  if (c.filled === c.ring.length) {
    const old = c.ring[c.next]!;
    c.counts[old] = c.counts[old]! - 1;
    if (old > c.cut) c.above--;
  } else c.filled++;
  c.ring[c.next] = bin;
  c.next = c.next + 1 === c.ring.length ? 0 : c.next + 1;
  c.counts[bin] = c.counts[bin]! + 1;
  if (bin > c.cut) c.above++;
}

/** Moves the cut to the bin of the rank-th largest distance, rank = max(1, ⌊p·(n + 1)⌋). */
function moveCut(c: Calibration): void {
  const { counts } = c;
  const rank = Math.max(1, Math.floor(c.falseAlarm * (c.filled + 1)));
  while (c.above >= rank) {
    c.cut++;
    c.above -= counts[c.cut]!;
  }
  while (c.cut > 0 && c.above + counts[c.cut]! < rank) {
    c.above += counts[c.cut]!;
    c.cut--;
  }
}

/**
 * The threshold that the next distance exceeds with probability `falseAlarm` or less, if it is exchangeable with
 * those counted: the rank-th largest of n, to within a bin upwards. 0 where nothing was counted.
 */
export function empiricalThreshold(c: Calibration): number {
  if (c.filled === 0) return 0;
  moveCut(c);
  return c.edges[c.cut]!;
}

/** The value that a share of those counted lies above, to within a bin upwards; 0 where nothing was counted. Walks the bins: not for every bar. */
export function upperQuantile(c: Calibration, share: number): number {
  if (c.filled === 0) return 0;
  const rank = Math.max(1, Math.floor(share * (c.filled + 1)));
  let above = 0;
  let bin = BINS - 1;
  while (bin > 0 && above + c.counts[bin]! < rank) above += c.counts[bin--]!;
  return c.edges[bin]!;
}
