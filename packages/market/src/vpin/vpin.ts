/**
 * Volume-synchronised probability of informed trading: how one-sided the flow of the last n buckets of equal volume
 * was. `stepVpin` splits a bar's volume by its price change; `stepSignedVpin` takes the bought volume as it was
 * recorded. Both are O(1) a bar and bucket. Easley, López de Prado and O'Hara 2012.
 */
import { initEw, pushEw, type Ew } from '@janus/numerics';
import { bulkBuyShare, bulkBuyShareStudent } from './bulk.ts';
import type { VpinConfig } from './config.ts';

export interface VpinState {
  readonly config: VpinConfig;
  readonly barsPerDay: number;
  /** Usual volume a bar, and price change (log) a bar. */
  readonly volume: Ew;
  readonly change: Ew;
  /** |V^B − V^S| / V of the last buckets, a ring, and their sum. */
  readonly imbalance: Float64Array;
  sum: number;
  next: number;
  filled: number;
  /** Volume that the open bucket holds when full, what is in it, and what of that was bought. */
  size: number;
  inside: number;
  bought: number;
  /** Buckets closed so far. */
  buckets: number;
  /** NaN until `window` buckets have closed. */
  vpin: number;
}

/** @throws RangeError unless barsPerDay > 0 */
export function initVpin(config: VpinConfig, barsPerDay: number): VpinState {
  if (!(barsPerDay > 0)) throw new RangeError(`bars a day: ${barsPerDay} is not a number above 0`);
  return {
    config,
    barsPerDay,
    volume: initEw(config.volumeSpan),
    change: initEw(config.volumeSpan),
    imbalance: new Float64Array(config.window),
    sum: 0,
    next: 0,
    filled: 0,
    size: 0,
    inside: 0,
    bought: 0,
    buckets: 0,
    vpin: Number.NaN,
  };
}

/** VPIN = Σ |V^B_τ − V^S_τ| / (n·V) over the n buckets in the window, [0, 1]. Equation 8 of the paper of 2012. */
export const vpinOf = (imbalanceSum: number, buckets: number): number => imbalanceSum / buckets;

/** Volume of a bucket: a day's usual volume over the buckets of a day, and never less than a usual bar holds. */
export const bucketVolume = (barVolume: number, barsPerDay: number, bucketsPerDay: number): number =>
  barVolume * Math.max(1, barsPerDay / bucketsPerDay);

function closeBucket(s: VpinState): void {
  const share = Math.min(1, Math.abs(2 * s.bought - s.size) / s.size);
  // Summed afresh once a round, so that no rounding is carried on for ever.
  s.sum += share - (s.filled === s.imbalance.length ? s.imbalance[s.next]! : 0);
  s.imbalance[s.next] = share;
  s.next = s.next + 1 === s.imbalance.length ? 0 : s.next + 1;
  if (s.filled < s.imbalance.length) s.filled++;
  if (s.next === 0) {
    s.sum = 0;
    for (let i = 0; i < s.filled; i++) s.sum += s.imbalance[i]!;
  }
  s.buckets++;
  s.inside = 0;
  s.bought = 0;
  s.size = 0;
  if (s.filled === s.imbalance.length) s.vpin = vpinOf(s.sum, s.filled);
}

/** Most buckets that one bar may fill: a bar of more volume is cut to that. A day's volume twice over. */
const MOST = 100;

/** Pours `volume`, of which `share` was bought, into buckets. A bucket keeps the size it was opened with. */
function pour(s: VpinState, volume: number, share: number): void {
  const { config } = s;
  let left = volume;
  for (let k = 0; k < MOST && left > 0; k++) {
    if (s.size === 0) s.size = bucketVolume(s.volume.mean, s.barsPerDay, config.bucketsPerDay);
    const taken = Math.min(left, s.size - s.inside);
    s.inside += taken;
    s.bought += share * taken;
    left -= taken;
    if (s.inside >= s.size) closeBucket(s);
  }
}

/** The usual volume and change take the bar in, after it was judged by what was usual before. */
function takeIn(s: VpinState, change: number, volume: number): void {
  pushEw(s.volume, volume);
  if (Number.isFinite(change)) pushEw(s.change, change);
}

/**
 * One bar. `change` is its log return (NaN: the first bar), `volume` its volume in base units; a bar without volume
 * changes nothing and makes VPIN NaN while it lasts. Returns VPIN, NaN while warming up.
 */
export function stepVpin(s: VpinState, change: number, volume: number): number {
  if (!(volume >= 0)) return Number.NaN;
  const { config } = s;
  if (s.volume.count >= config.warmup && s.volume.mean > 0 && Number.isFinite(change)) {
    const deviation = Math.sqrt(s.change.variance);
    const share =
      config.tail === 'normal'
        ? bulkBuyShare(change, deviation)
        : bulkBuyShareStudent(change, deviation, config.freedom);
    pour(s, volume, share);
  }
  takeIn(s, change, volume);
  return s.vpin;
}

/** The same where it is recorded how much of the volume buyers began, `bought` in [0, volume]. */
export function stepSignedVpin(s: VpinState, volume: number, bought: number): number {
  if (!(volume >= 0) || !(bought >= 0)) return Number.NaN;
  if (s.volume.count >= s.config.warmup && s.volume.mean > 0) pour(s, volume, volume > 0 ? bought / volume : 0.5);
  takeIn(s, Number.NaN, volume);
  return s.vpin;
}
