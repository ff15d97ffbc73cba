/**
 * A recorded book on a grid of time: the best levels a side as they stood at each step, from updates up to it alone. A
 * gap in the recording, or a stretch in which the book cannot stand, ends a segment: nothing may be taken across it.
 */
import { badInput, type OrderBook } from '@janus/domain';

export interface BookSnapshots {
  /** L, a side. */
  readonly levels: number;
  readonly stepMs: number;
  readonly count: number;
  /** Epoch ms, multiples of the step. [count] */
  readonly time: Float64Array;
  /** Mean of best bid and best ask. [count] */
  readonly mid: Float64Array;
  /** Best first, bids and then asks. [count, 2, L] each */
  readonly price: Float64Array;
  readonly size: Float64Array;
  /** Which stretch without a gap, from 0. [count] */
  readonly segment: Int32Array;
}

export interface SnapshotTaker {
  readonly levels: number;
  readonly stepMs: number;
  readonly rows: number[];
  readonly times: number[];
  readonly segments: number[];
  /** The book as it stands; null before the first and after a gap. */
  standing: OrderBook | null;
  /** Next moment of the grid. */
  due: number;
  segment: number;
}

/** @throws JanusError bad-input */
export function initSnapshots(levels: number, stepMs: number): SnapshotTaker {
  if (!Number.isInteger(levels) || levels < 1) throw badInput(`${levels} levels are not a whole number above 0`);
  if (!(stepMs > 0)) throw badInput(`a snapshot every ${stepMs} ms: a time above 0`);
  return { levels, stepMs, rows: [], times: [], segments: [], standing: null, due: Number.NaN, segment: -1 };
}

/** Every moment of the grid before `time` at which the book stood as it does. */
function takeUntil(taker: SnapshotTaker, time: number): void {
  const { standing, levels, stepMs, rows, times, segments } = taker;
  if (standing === null) return;
  for (; taker.due < time; taker.due += stepMs) {
    for (const side of [standing.bids, standing.asks])
      for (const of of ['price', 'size'] as const) for (let k = 0; k < levels; k++) rows.push(side[k]![of]);
    times.push(taker.due);
    segments.push(taker.segment);
  }
}

/**
 * The book after an update, its best `levels` at least.
 * @throws JanusError bad-input for a book with fewer, or a time before the last
 */
export function pushSnapshot(taker: SnapshotTaker, time: number, book: OrderBook): void {
  const { levels, stepMs } = taker;
  const there = Math.min(book.bids.length, book.asks.length);
  if (there < levels)
    throw badInput(
      `the book at ${new Date(time).toISOString()} has ${there} levels on a side, and ${levels} are to be seen: ask for ${Math.max(1, there)}`,
    );
  if (taker.standing === null) {
    taker.due = Math.ceil(time / stepMs) * stepMs;
    taker.segment++;
  }
  takeUntil(taker, time);
  taker.standing = book;
}

/** Nothing is known from `time` on, until the next book. */
export function breakSnapshots(taker: SnapshotTaker, time: number): void {
  takeUntil(taker, time);
  taker.standing = null;
}

/** @throws JanusError bad-input where there is none */
export function finishSnapshots({ levels, stepMs, rows, times, segments }: SnapshotTaker): BookSnapshots {
  const count = times.length;
  if (count === 0) throw badInput(`the book did not stand for a step of ${stepMs} ms: take a longer recording`);
  const price = new Float64Array(count * 2 * levels);
  const size = new Float64Array(price.length);
  // Rows are bid prices, bid sizes, ask prices, ask sizes.
  for (let i = 0; i < count; i++)
    for (let side = 0; side < 2; side++)
      for (let k = 0; k < levels; k++) {
        const from = i * 4 * levels + 2 * side * levels + k;
        price[(2 * i + side) * levels + k] = rows[from]!;
        size[(2 * i + side) * levels + k] = rows[from + levels]!;
      }
  const mid = Float64Array.from(times, (_, i) => (price[2 * i * levels]! + price[(2 * i + 1) * levels]!) / 2);
  return {
    levels,
    stepMs,
    count,
    time: Float64Array.from(times),
    mid,
    price,
    size,
    segment: Int32Array.from(segments),
  };
}
