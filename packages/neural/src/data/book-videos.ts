/**
 * Samples of an order book for a ViViT on given frames: levels × time, a channel a side for depth and one for price.
 * A video ends at a snapshot; its frames are the stretches before, one after the other, the newest last. Prices are
 * distances from the mid of the last snapshot, so that a move of the market is a slope in the picture.
 */
import { badInput } from '@janus/domain';
import type { BookSnapshots } from '@janus/market';
import type { Classes, Samples } from './samples.ts';

/** Channels in order: ln size; then (price − mid)/mid, the sign turned on the side of the bids. */
export const BOOK_CHANNELS = ['bid depth', 'ask depth', 'bid distance', 'ask distance'] as const;
const CHANNELS = BOOK_CHANNELS.length;

export interface BookVideoShape {
  /** Snapshots of a frame, and frames of a video. */
  readonly columns: number;
  readonly frames: number;
}
export interface BookVideoOptions extends BookVideoShape {
  /** Snapshots from one sample to the next. */
  readonly every: number;
  /** Snapshots that labels look ahead. */
  readonly horizon: number;
  /** One a snapshot; one with −1 has no sample. */
  readonly classes?: { readonly names: readonly string[]; readonly of: ArrayLike<number> };
  /** One a snapshot; one with NaN has no sample. */
  readonly values?: Float64Array;
}
/** [CHANNELS, levels] each: z = (x − mean)/deviation. */
export interface BookStatistics {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Further out than any z of a training block of normal numbers: a single order of a whale is not to outshine the rest. */
const MOST = 6;

/** The raw video that ends at snapshot `end`: [frames, CHANNELS, levels, columns]. */
function fillRaw(
  { levels, mid, price, size }: BookSnapshots,
  { columns, frames }: BookVideoShape,
  end: number,
  into: Float32Array,
  offset: number,
): void {
  const first = end - frames * columns + 1;
  const now = mid[end]!;
  for (let t = 0; t < frames; t++)
    for (let side = 0; side < 2; side++)
      for (let k = 0; k < levels; k++)
        for (let c = 0; c < columns; c++) {
          const at = (2 * (first + t * columns + c) + side) * levels + k;
          const place = ((t * CHANNELS + side) * levels + k) * columns + c;
          into[offset + place] = Math.log(size[at]!);
          into[offset + place + 2 * levels * columns] = ((side === 0 ? -1 : 1) * (price[at]! - now)) / now;
        }
}

/**
 * Videos as they are, before statistics: a sample wherever a whole video lies in one segment, its label too.
 * @throws JanusError bad-input where there is none
 */
export function rawBookVideos(snapshots: BookSnapshots, options: BookVideoOptions): Samples {
  const { columns, frames, every, horizon, classes, values } = options;
  const { count, segment, levels } = snapshots;
  if (!Number.isInteger(every) || every < 1) throw badInput(`a sample every ${every} snapshots: at least 1`);
  const span = frames * columns;
  const at: number[] = [];
  for (let end = span - 1; end + horizon < count; end += every) {
    if (segment[end - span + 1] !== segment[end + horizon]) continue;
    if ((classes && classes.of[end]! < 0) || (values && Number.isNaN(values[end]!))) continue;
    at.push(end);
  }
  if (at.length === 0)
    throw badInput(
      `${count} snapshots hold no video of ${span} with a label ${horizon} later in one piece: take a longer recording, fewer frames or a shorter horizon`,
    );
  const labels: Classes | undefined = classes && {
    names: classes.names,
    of: Int32Array.from(at, (i) => classes.of[i]!),
  };
  return {
    count: at.length,
    input: [frames, CHANNELS, levels, columns],
    features: [],
    at: Int32Array.from(at),
    reach: horizon,
    fill: (index, into, offset) => fillRaw(snapshots, options, at[index]!, into, offset),
    ...(labels && { classes: labels }),
    ...(values && { values: Float64Array.from(at, (i) => values[i]!) }),
  };
}

/**
 * Mean and deviation of each channel and level over the samples of these indices, which are to be those of the training
 * block. What never varies there is left at 0.
 */
export function bookStatistics(raw: Samples, train: Int32Array): BookStatistics {
  const [frames, channels, levels, columns] = raw.input as [number, number, number, number];
  const lines = channels * levels;
  const mean = new Float64Array(lines);
  const square = new Float64Array(lines);
  const video = new Float32Array(frames * lines * columns);
  const n = train.length * frames * columns;
  const each = (f: (line: number, x: number) => void): void => {
    for (const index of train) {
      raw.fill(index, video, 0);
      for (let i = 0; i < video.length; i++) f(Math.floor(i / columns) % lines, video[i]!);
    }
  };
  each((line, x) => (mean[line]! += x / n));
  each((line, x) => (square[line]! += (x - mean[line]!) ** 2 / n));
  return { mean, deviation: square.map(Math.sqrt) };
}

/** The same samples, each channel and level about its mean in its deviations, within ±6. */
export function bookVideoSamples(raw: Samples, { mean, deviation }: BookStatistics): Samples {
  const [frames, channels, levels, columns] = raw.input as [number, number, number, number];
  const lines = channels * levels;
  const length = frames * lines * columns;
  return {
    ...raw,
    fill(index, into, offset) {
      raw.fill(index, into, offset);
      for (let i = 0; i < length; i++) {
        const line = Math.floor(i / columns) % lines;
        const spread = deviation[line]!;
        const z = spread > 0 ? (into[offset + i]! - mean[line]!) / spread : 0;
        into[offset + i] = Math.max(-MOST, Math.min(MOST, z));
      }
    },
  };
}
