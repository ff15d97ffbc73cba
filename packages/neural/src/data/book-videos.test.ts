/** Videos of an order book: where each number comes from, and that none comes from later. */
import type { BookSnapshots } from '@janus/market';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { BOOK_CHANNELS, bookStatistics, bookVideoSamples, rawBookVideos } from './book-videos.ts';

const LEVELS = 3;
function made(count: number, seed: number): BookSnapshots {
  const random = rng(seed);
  const price = new Float64Array(count * 2 * LEVELS);
  const size = price.map(() => Math.exp(random.normal()));
  const mid = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    mid[i] = 100 + Math.floor(10 * random.next());
    for (let side = 0; side < 2; side++)
      for (let k = 0; k < LEVELS; k++) price[(2 * i + side) * LEVELS + k] = mid[i]! + (side === 0 ? -1 : 1) * (k + 0.5);
  }
  const time = mid.map((_, i) => 100 * i);
  return { levels: LEVELS, stepMs: 100, count, time, mid, price, size, segment: new Int32Array(count) };
}
const options = { columns: 4, frames: 2, every: 1, horizon: 2 };
const length = 2 * BOOK_CHANNELS.length * LEVELS * 4;
function videoOf(samples: ReturnType<typeof rawBookVideos>, index: number): Float32Array {
  const out = new Float32Array(length + 3);
  samples.fill(index, out, 3);
  return out.slice(3);
}

describe('videos of an order book', () => {
  const snapshots = made(60, 1);
  const raw = rawBookVideos(snapshots, options);
  it('end at a snapshot, the newest column last; depth is ln size, distance from the last mid, a side each', () => {
    expect(raw.input).toEqual([2, 4, 3, 4]);
    expect([raw.at[0], raw.at.at(-1), raw.count]).toEqual([7, 57, 51]);
    const video = videoOf(raw, 10);
    const end = raw.at[10]!;
    for (let frame = 0; frame < 2; frame++)
      for (let k = 0; k < LEVELS; k++)
        for (let c = 0; c < 4; c++) {
          const snapshot = end - 7 + 4 * frame + c;
          const cell = (channel: number): number => video[((frame * 4 + channel) * LEVELS + k) * 4 + c]!;
          for (const side of [0, 1]) {
            const at = (2 * snapshot + side) * LEVELS + k;
            expect(cell(side)).toBeCloseTo(Math.log(snapshots.size[at]!), 5);
            const away = (side === 0 ? -1 : 1) * (snapshots.price[at]! - snapshots.mid[end]!);
            expect(cell(2 + side)).toBeCloseTo(away / snapshots.mid[end]!, 6);
          }
        }
  });
  it('look at nothing later: other snapshots after the end change no cell', () => {
    const other = made(60, 2);
    const cut = 30;
    for (const name of ['price', 'size'] as const) other[name].set(snapshots[name].subarray(0, (cut + 1) * 2 * LEVELS));
    other.mid.set(snapshots.mid.subarray(0, cut + 1));
    const changed = rawBookVideos(other, options);
    raw.at.forEach((end, i) => {
      if (end <= cut) expect(videoOf(changed, i)).toEqual(videoOf(raw, i));
      else expect(videoOf(changed, i)).not.toEqual(videoOf(raw, i));
    });
  });
  it('never reach across a gap, and neither do their labels', () => {
    const broken = { ...snapshots, segment: snapshots.segment.map((_, i) => (i < 25 ? 0 : 1)) };
    const at = [...rawBookVideos(broken, options).at];
    expect(at.filter((end) => end > 22 && end < 32)).toEqual([]);
    expect(at).toContain(22);
    expect(at).toContain(32);
  });
  it('leave out what has no label, and carry the others', () => {
    const of = Int32Array.from({ length: 60 }, (_, i) => (i % 3) - 1);
    const { at, classes } = rawBookVideos(snapshots, { ...options, classes: { names: ['a', 'b'], of } });
    at.forEach((end, i) => expect(classes!.of[i]).toBe(of[end]));
    expect([...at].every((end) => of[end]! >= 0)).toBe(true);
    const values = Float64Array.from({ length: 60 }, (_, i) => (i === 20 ? Number.NaN : i));
    const valued = rawBookVideos(snapshots, { ...options, values });
    expect([...valued.at]).not.toContain(20);
    expect([...valued.values!]).toEqual([...valued.at]);
  });
  it('are brought to mean 0 and deviation 1 on the training block, by that block alone, within ±6', () => {
    const train = Int32Array.from({ length: 30 }, (_, i) => i);
    const statistics = bookStatistics(raw, train);
    const ready = bookVideoSamples(raw, statistics);
    const lines = BOOK_CHANNELS.length * LEVELS;
    for (const line of [0, 2, 5, 7, 11]) {
      const values = [...train].flatMap((index) => {
        const video = videoOf(ready, index);
        return [0, 1].flatMap((frame) => [
          ...video.subarray((frame * lines + line) * 4, (frame * lines + line + 1) * 4),
        ]);
      });
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      expect(mean).toBeCloseTo(0, 3);
      expect(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length).toBeCloseTo(1, 2);
    }
    const late = { ...snapshots, size: snapshots.size.map((q, i) => (i < 45 * 2 * LEVELS ? q : 1e9)) };
    const other = rawBookVideos(late, options);
    expect(bookStatistics(other, train)).toEqual(statistics);
    expect(Math.max(...videoOf(bookVideoSamples(other, statistics), raw.count - 1))).toBe(6);
  });
  it('are refused where there is none', () => {
    expect(() => rawBookVideos(made(8, 1), options)).toThrow('8 snapshots hold no video of 8 with a label 2 later');
    expect(() => rawBookVideos(snapshots, { ...options, every: 0 })).toThrow('every 0 snapshots');
  });
});
