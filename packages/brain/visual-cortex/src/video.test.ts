import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGafKernelSync } from '@janus/kernels/node';
import { gaf } from './gaf/gaf.ts';
import { gafVideo, windowStarts } from './video.ts';

const kernel = loadGafKernelSync();
const values = Float64Array.from({ length: 40 }, (_, i) => 100 + 3 * Math.sin(i * 0.9) + i * 0.1);

describe('[§1.2] video', () => {
  it('cuts windows X_k = x[(k−1)S+1 … (k−1)S+W] and no more than fit', () => {
    // T 10, W 4, S 3: one-based 1–4, 4–7, 7–10; with T 9 the third does not fit.
    expect(windowStarts(10, 4, 3)).toEqual([0, 3, 6]);
    expect(windowStarts(9, 4, 3)).toEqual([0, 3]);
    expect(windowStarts(4, 4, 9)).toEqual([0]);
  });
  it('counts ⌊(T − W)/S⌋ + 1 windows, the last of which ends within the series', () => {
    assert(
      property(
        integer({ min: 1, max: 200 }),
        integer({ min: 1, max: 200 }),
        integer({ min: 1, max: 50 }),
        (t, w, s) => {
          if (w > t) return;
          const starts = windowStarts(t, w, s);
          expect(starts.length).toBe(Math.floor((t - w) / s) + 1);
          expect(starts.at(-1)! + w).toBeLessThanOrEqual(t);
          expect(starts.at(-1)! + s + w).toBeGreaterThan(t);
        },
      ),
    );
  });
  it('stacks frames that equal those of the windows alone, within single precision', () => {
    for (const scale of [
      { kind: 'minmax' },
      { kind: 'tanh', map: { mu: 101, sigma: 3, gamma: 1, beta: 0 } },
    ] as const) {
      const frames = gafVideo({ values, window: 12, size: 9, stride: 5, field: 'gadf', scale }, kernel);
      expect(frames.map(({ start, end }) => [start, end])).toEqual([
        [0, 11],
        [5, 16],
        [10, 21],
        [15, 26],
        [20, 31],
        [25, 36],
      ]);
      for (const frame of frames) {
        const alone = gaf({
          values: values.slice(frame.start, frame.end + 1),
          size: 9,
          field: 'gadf',
          scale: scale.kind,
          ...(scale.kind === 'tanh' ? { map: scale.map } : {}),
        });
        frame.matrix.forEach((v, k) => expect(Math.abs(v - alone.matrix[k]!)).toBeLessThan(1e-6));
      }
    }
  });
  it('flags constant windows', () => {
    const flat = values.slice();
    flat.fill(5, 10, 20);
    const frames = gafVideo(
      { values: flat, window: 10, size: 10, stride: 10, field: 'gasf', scale: { kind: 'minmax' } },
      kernel,
    );
    expect(frames.map((f) => f.constant)).toEqual([false, true, false, false]);
  });
  it('refuses a window longer than the series and a stride below 1', () => {
    expect(() => windowStarts(10, 11, 1)).toThrow('window 11 is not a whole number in [1, 10]');
    expect(() => windowStarts(10, 4, 0)).toThrow('stride 0');
  });
});
