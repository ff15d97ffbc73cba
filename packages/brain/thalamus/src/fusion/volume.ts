/**
 * The volume stream: how heavily the market trades, and at which prices it has traded. The profile is a histogram of
 * volume over price; its mode is the point of control, and the value area is the narrowest run of bins around it that
 * holds 70 % of the volume (Steidlmayer's market profile).
 */
import { clamp } from '@janus/numerics';

const BINS = 24;
const VALUE_SHARE = 0.7;
/** The profile is made anew once in so many bars. */
const REBUILD = 8;

export interface VolumeFusion {
  /** Rings of typical price and volume. */
  readonly prices: Float64Array;
  readonly volumes: Float64Array;
  next: number;
  filled: number;
  sinceRebuild: number;
  readonly bins: Float64Array;
  /** Of the profile last made; NaN before there is one. */
  pointOfControl: number;
  valueLow: number;
  valueHigh: number;
}
export const initVolume = (bars: number): VolumeFusion => ({
  prices: new Float64Array(bars),
  volumes: new Float64Array(bars),
  next: 0,
  filled: 0,
  sinceRebuild: 0,
  bins: new Float64Array(BINS),
  pointOfControl: Number.NaN,
  valueLow: Number.NaN,
  valueHigh: Number.NaN,
});

/** One bar in; a bar without volume leaves the profile as it is. The profile is first made when the ring is full. */
export function pushVolume(s: VolumeFusion, high: number, low: number, close: number, volume: number): void {
  if (!(volume >= 0)) return;
  const size = s.prices.length;
  s.prices[s.next] = (high + low + close) / 3;
  s.volumes[s.next] = volume;
  s.next = s.next + 1 === size ? 0 : s.next + 1;
  if (s.filled < size) s.filled++;
  if (s.filled < size || ++s.sinceRebuild < REBUILD) return;
  s.sinceRebuild = 0;
  rebuild(s);
}

/** Makes the histogram and finds point of control and value area. Without volume or without a range: NaN. */
function rebuild(s: VolumeFusion): void {
  const { prices, volumes, bins } = s;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < prices.length; i++) {
    const p = prices[i]!;
    if (p < low) low = p;
    if (p > high) high = p;
    total += volumes[i]!;
  }
  s.pointOfControl = s.valueLow = s.valueHigh = Number.NaN;
  if (!(total > 0) || !(high > low)) return;
  bins.fill(0);
  const width = (high - low) / BINS;
  for (let i = 0; i < prices.length; i++) {
    const bin = Math.min(BINS - 1, Math.floor((prices[i]! - low) / width));
    bins[bin] = bins[bin]! + volumes[i]!;
  }
  let peak = 0;
  for (let b = 1; b < BINS; b++) if (bins[b]! > bins[peak]!) peak = b;
  let from = peak;
  let to = peak;
  let held = bins[peak]!;
  while (held < VALUE_SHARE * total) {
    const below = from > 0 ? bins[from - 1]! : -1;
    const above = to < BINS - 1 ? bins[to + 1]! : -1;
    if (above >= below) held += bins[++to]!;
    else held += bins[--from]!;
  }
  s.pointOfControl = low + (peak + 0.5) * width;
  s.valueLow = low + from * width;
  s.valueHigh = low + (to + 1) * width;
}

/**
 * How far a close lies outside the value area, in half widths of it, through tanh: > 0 above, < 0 below, 0 inside or
 * without a profile. Prices that the market has not accepted before are where it goes on or comes back from.
 */
export function outside(s: VolumeFusion, close: number): number {
  const half = (s.valueHigh - s.valueLow) / 2;
  if (!(half > 0)) return 0;
  const away = (close - (s.valueHigh + s.valueLow) / 2) / half;
  return Math.abs(away) <= 1 ? 0 : Math.sign(away) * Math.tanh(Math.abs(away) - 1);
}

/** sign(return)·tanh(relative volume − 1), 0 at or below the usual volume: participation with a direction, [−1, 1]. */
export const participation = (logReturn: number, relative: number): number =>
  Math.sign(logReturn) * Math.tanh(Math.max(0, relative - 1));

/**
 * Participation, plus `profileWeight` of the close outside the value area as far as volume stands behind it:
 * part + weight·outside·min(1, relative), within [−1, 1]. NaN where relative volume is unknown.
 */
export const volumeEvidence = (
  s: VolumeFusion,
  close: number,
  logReturn: number,
  relative: number,
  profileWeight: number,
): number =>
  clamp(participation(logReturn, relative) + profileWeight * outside(s, close) * Math.min(1, relative), -1, 1);
