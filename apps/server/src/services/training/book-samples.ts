/**
 * Samples of a recorded order book: videos of its levels, labels of its mid, split by time with an embargo; statistics
 * from the training block alone. The mid is read as bars of one snapshot, so that labels and references are those of
 * markets in general.
 */
import type { BarSeries } from '@janus/domain';
import type { BookSnapshots } from '@janus/market';
import {
  bookStatistics,
  bookVideoSamples,
  chronologicalSplit,
  DIRECTIONS,
  featureTable,
  futureDirection,
  openTask,
  rawBookVideos,
  type BookStatistics,
  type Model,
  type Samples,
  type Split,
  type Task,
} from '@janus/neural';
import { openBookModel, type BookConfig } from './book-config.ts';

export interface BookSamples {
  readonly samples: Samples;
  readonly split: Split;
  readonly statistics: BookStatistics;
  readonly model: Model;
  readonly task: Task;
  /** Class of the move that has just ended, as of each snapshot, −1 unknown; what persistence says again. */
  readonly now: Int32Array | null;
  /** Half a tick as a fraction of the price: what a market that stands still could have moved unseen. */
  readonly floor: number;
}

export function midBars({ count, time, mid, stepMs }: BookSnapshots): BarSeries {
  return {
    symbol: 'mid',
    timeframeMs: stepMs,
    assetClass: 'crypto',
    side: 'trade',
    length: count,
    time,
    open: mid,
    high: mid,
    low: mid,
    close: mid,
    volume: new Float64Array(count).fill(Number.NaN),
    spread: null,
    truth: null,
    simulated: false,
  };
}

/** Smallest distance between neighbouring levels of the first `until` snapshots, halved, as a fraction of the mid. */
function halfTick({ levels, price, mid }: BookSnapshots, until: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < 2 * until; row++)
    for (let k = 1; k < levels; k++)
      least = Math.min(least, Math.abs(price[row * levels + k]! - price[row * levels + k - 1]!));
  return least / 2 / mid[0]!;
}

/**
 * ln √(mean of squared log-returns of `span` snapshots + floor²); those after each snapshot, or up to it.
 * NaN where they are not all there, in one piece.
 */
export function midVolatility(
  { count, mid, segment }: BookSnapshots,
  span: number,
  floor: number,
  ahead: boolean,
): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const [from, to] = ahead ? [i, i + span] : [i - span, i];
    if (from < 0 || to >= count || segment[from] !== segment[to]) return Number.NaN;
    let squares = 0;
    for (let k = from + 1; k <= to; k++) squares += Math.log(mid[k]! / mid[k - 1]!) ** 2;
    return Math.log(squares / span + floor * floor) / 2;
  });
}

/** @throws JanusError bad-input for a recording that is too short, or in which nothing moves */
export function bookSamples(snapshots: BookSnapshots, config: BookConfig): BookSamples {
  const { columns, frames, every, horizon, band, validation, test, embargo, task: asked } = config;
  const shape = { columns, frames, every, horizon };
  const shares = { validation, test, embargo };
  // Where the training block ends depends on no label, so that the tick can be known from it.
  const bare = rawBookVideos(snapshots, shape);
  const block = chronologicalSplit(bare, shares);
  const floor = halfTick(snapshots, bare.at[block.train.at(-1)!]! + 1);
  const bars = midBars(snapshots);
  const of =
    asked === 'direction' ? futureDirection(bars, featureTable(bars, ['volatility']).columns[0]!, horizon, band) : null;
  const raw = rawBookVideos(snapshots, {
    ...shape,
    ...(of ? { classes: { names: DIRECTIONS, of } } : { values: midVolatility(snapshots, horizon, floor, true) }),
  });
  const split = chronologicalSplit(raw, shares);
  const statistics = bookStatistics(raw, split.train);
  const model = openBookModel(config);
  return {
    samples: bookVideoSamples(raw, statistics),
    split,
    statistics,
    model,
    task: openTask(asked, model, of ? { names: DIRECTIONS } : {}),
    now: of && Int32Array.from({ length: snapshots.count }, (_, i) => (i < horizon ? -1 : of[i - horizon]!)),
    floor,
  };
}
