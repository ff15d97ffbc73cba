/**
 * Regime ribbon: regime, confidence and agreement a bar → columns of pixels → runs with one letter each.
 * Colour and letter say the regime, opacity the confidence, hatch low agreement; nothing else is encoded.
 */
import { REGIMES } from '@janus/domain';

/** Agreement below which a stretch is hatched, [0, 1]. */
export const LOW_AGREEMENT = 0.5;

export interface RibbonSource {
  /** Index into REGIMES, −1 or NaN where there is none. */
  readonly regime: ArrayLike<number>;
  /** [0, 1] */
  readonly confidence: ArrayLike<number>;
  /** [0, 1] */
  readonly agreement: ArrayLike<number>;
}
export interface RibbonRun {
  /** First column, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly regime: number;
  /** Mean over the run, [0, 1]. */
  readonly confidence: number;
  readonly hatched: boolean;
}
export interface RibbonColumns {
  /** −1 = blank. */
  readonly regime: Int8Array;
  readonly confidence: Float32Array;
  readonly hatched: Uint8Array;
}
export const newRibbonColumns = (width: number): RibbonColumns => ({
  regime: new Int8Array(width).fill(-1),
  confidence: new Float32Array(width),
  hatched: new Uint8Array(width),
});

const tally = new Int32Array(REGIMES.length);

/**
 * Columns over bars [from, to), both possibly fractional or outside the data. A column that covers several bars
 * takes the most frequent regime (the lower index on a tie), and the means over the bars of that regime.
 */
export function ribbonColumns(source: RibbonSource, from: number, to: number, out: RibbonColumns): RibbonColumns {
  const width = out.regime.length;
  const bars = source.regime.length;
  const step = (to - from) / width;
  for (let k = 0; k < width; k++) {
    const first = Math.max(0, Math.floor(from + k * step));
    const last = Math.min(bars, Math.max(first + 1, Math.floor(from + (k + 1) * step)));
    out.regime[k] = -1;
    out.confidence[k] = 0;
    out.hatched[k] = 0;
    if (from + (k + 1) * step <= 0 || first >= bars) continue;
    tally.fill(0);
    for (let i = first; i < last; i++) {
      const r = source.regime[i]!;
      if (r >= 0) tally[r]!++;
    }
    let best = -1;
    for (let r = 0; r < tally.length; r++) if (tally[r]! > (best < 0 ? 0 : tally[best]!)) best = r;
    if (best < 0) continue;
    let confidence = 0;
    let agreement = 0;
    for (let i = first; i < last; i++) {
      if (source.regime[i] !== best) continue;
      confidence += source.confidence[i]!;
      agreement += source.agreement[i]!;
    }
    out.regime[k] = best;
    out.confidence[k] = confidence / tally[best]!;
    out.hatched[k] = agreement / tally[best]! < LOW_AGREEMENT ? 1 : 0;
  }
  return out;
}

/** Neighbouring columns of one regime and one hatch, joined. Blank columns make no run. */
export function ribbonRuns(columns: RibbonColumns): RibbonRun[] {
  const runs: RibbonRun[] = [];
  const width = columns.regime.length;
  for (let from = 0; from < width;) {
    const regime = columns.regime[from]!;
    const hatched = columns.hatched[from]!;
    let to = from;
    let sum = 0;
    for (; to < width; to++) {
      if (columns.regime[to] !== regime || columns.hatched[to] !== hatched) break;
      sum += columns.confidence[to]!;
    }
    if (regime >= 0) runs.push({ from, to, regime, confidence: sum / (to - from), hatched: hatched === 1 });
    from = to;
  }
  return runs;
}
