/**
 * The order-book stream: several venues' books seen as one. A venue counts by the depth that it shows; imbalance is
 * smoothed over updates, because a single update is mostly noise. Nothing here trades or remembers levels.
 */
import { badInput, type OrderBook } from '@janus/domain';

/** Most venues that one market may be traded on. */
export const VENUES = 8;

export interface BookFusion {
  readonly levels: number;
  /** Smoothing 2/(span + 1). */
  readonly alpha: number;
  readonly maxAge: number;
  /** Of each venue's last book: time (NaN never), mid, weighted mid, spread, depth (quote units), imbalance. */
  readonly time: Float64Array;
  readonly mid: Float64Array;
  readonly weightedMid: Float64Array;
  readonly spread: Float64Array;
  readonly depth: Float64Array;
  readonly imbalance: Float64Array;
  updates: number;
  /** Smoothed pressure, [−1, 1]; NaN before the first update. */
  pressure: number;
}
export const initBook = (levels: number, span: number, maxAge: number): BookFusion => ({
  levels,
  alpha: 2 / (span + 1),
  maxAge,
  time: new Float64Array(VENUES).fill(Number.NaN),
  mid: new Float64Array(VENUES).fill(Number.NaN),
  weightedMid: new Float64Array(VENUES).fill(Number.NaN),
  spread: new Float64Array(VENUES).fill(Number.NaN),
  depth: new Float64Array(VENUES),
  imbalance: new Float64Array(VENUES),
  updates: 0,
  pressure: Number.NaN,
});

/** Σ size over the best levels of a side, and the same times price. */
function sideSize(levels: OrderBook['bids'], count: number): number {
  let size = 0;
  for (let i = 0; i < count && i < levels.length; i++) size += levels[i]!.size;
  return size;
}
function sideValue(levels: OrderBook['bids'], count: number): number {
  let value = 0;
  for (let i = 0; i < count && i < levels.length; i++) value += levels[i]!.price * levels[i]!.size;
  return value;
}

/** (bid·askSize + ask·bidSize) / (bidSize + askSize): the mid, drawn to the side that is about to give way. */
export const weightedMidOf = (bid: number, bidSize: number, ask: number, askSize: number): number =>
  (bid * askSize + ask * bidSize) / (bidSize + askSize);

/** (bids − asks) / (bids + asks), [−1, 1]; 0 where both are 0. */
export const imbalanceOf = (bids: number, asks: number): number =>
  bids + asks > 0 ? (bids - asks) / (bids + asks) : 0;

/**
 * A venue's book as of `time`, epoch ms. A book with an empty side has no mid: the venue is absent until the next.
 * @throws JanusError bad-input for a venue outside [0, 8)
 */
export function pushBook(s: BookFusion, venue: number, book: OrderBook, time: number): void {
  if (!Number.isInteger(venue) || venue < 0 || venue >= VENUES)
    throw badInput(`venue ${venue} is not a whole number in [0, ${VENUES}): give each venue of a market its own`);
  const bid = book.bids[0];
  const ask = book.asks[0];
  if (bid === undefined || ask === undefined) {
    s.time[venue] = Number.NaN;
    return;
  }
  s.time[venue] = time;
  const mid = (bid.price + ask.price) / 2;
  s.mid[venue] = mid;
  s.weightedMid[venue] = weightedMidOf(bid.price, bid.size, ask.price, ask.size);
  s.spread[venue] = (ask.price - bid.price) / mid;
  s.depth[venue] = sideValue(book.bids, s.levels) + sideValue(book.asks, s.levels);
  s.imbalance[venue] = imbalanceOf(sideSize(book.bids, s.levels), sideSize(book.asks, s.levels));
  s.updates++;
  const now = rawPressure(s, time);
  s.pressure = Number.isNaN(s.pressure) ? now : s.pressure + s.alpha * (now - s.pressure);
}

/** Depth-weighted mean of a reading over the venues whose book is young enough; NaN where none is. */
export function consolidated(s: BookFusion, reading: Float64Array, time: number): number {
  let sum = 0;
  let depth = 0;
  for (let v = 0; v < VENUES; v++) {
    if (!(time - s.time[v]! <= s.maxAge)) continue;
    sum += s.depth[v]! * reading[v]!;
    depth += s.depth[v]!;
  }
  return depth > 0 ? sum / depth : Number.NaN;
}

/** Depth of the venues together, quote units; 0 where no book is young enough. */
export function totalDepth(s: BookFusion, time: number): number {
  let depth = 0;
  for (let v = 0; v < VENUES; v++) if (time - s.time[v]! <= s.maxAge) depth += s.depth[v]!;
  return depth;
}

/** Mean of the imbalance over the levels and of (weighted mid − mid) / half spread, which is that of the best level. */
function rawPressure(s: BookFusion, time: number): number {
  const imbalance = consolidated(s, s.imbalance, time);
  const mid = consolidated(s, s.mid, time);
  const half = (consolidated(s, s.spread, time) * mid) / 2;
  const premium = (consolidated(s, s.weightedMid, time) - mid) / half;
  return (imbalance + Math.max(-1, Math.min(1, premium))) / 2;
}

/** Smoothed pressure at `time`, [−1, 1]; NaN where every book is too old or there never was one. */
export const bookEvidence = (s: BookFusion, time: number): number =>
  Number.isNaN(consolidated(s, s.mid, time)) ? Number.NaN : s.pressure;
