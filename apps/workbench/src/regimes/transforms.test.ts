import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionOf } from './confusion.ts';
import { durationsOf, episodesOf, lengthBins } from './episodes.ts';
import { around, indexOf, moved, within, zoomed } from './span.ts';
import { stackColumns } from './stack.ts';
import { trackCsv } from './track-csv.ts';

const labels = fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 60 });

describe('episodes', () => {
  const regime = Int8Array.from([-1, -1, 0, 0, 0, 3, 3, 0]);
  const close = Float64Array.from([10, 10, 10, 11, 12, 9, 6, 6]);
  const confidence = Float32Array.from([Number.NaN, Number.NaN, 0.5, 0.75, 1, 0.5, 0.5, 0.25]);
  const episodes = episodesOf({ regime, close, confidence });

  it('are unbroken stretches, with the return up to the close that ended them', () => {
    expect(episodes.map(({ regime: r, from, to }) => [r, from, to])).toEqual([
      [0, 2, 5],
      [3, 5, 7],
      [0, 7, 8],
    ]);
    expect(episodes[0]!.logReturn).toBeCloseTo(Math.log(9 / 10), 12);
    expect(episodes[1]!.logReturn).toBeCloseTo(Math.log(6 / 9), 12);
    expect(episodes[2]!.logReturn).toBe(0);
    expect(episodes[0]!.meanConfidence).toBeCloseTo(0.75, 12);
  });

  it('have a median, a mean and a longest by hand: lengths 1 and 3', () => {
    expect(durationsOf(episodes, 0)).toEqual({ regime: 0, lengths: [1, 3], median: 2, mean: 2, longest: 3 });
    expect(durationsOf(episodes, 1)).toBeNull();
  });

  it('cover every bar that has a regime exactly once', () => {
    fc.assert(
      fc.property(labels, (list) => {
        const told = Int8Array.from(list);
        const found = episodesOf({
          regime: told,
          close: new Float64Array(told.length).fill(1),
          confidence: new Float32Array(told.length),
        });
        const covered = new Int8Array(told.length).fill(-1);
        for (const e of found) for (let i = e.from; i < e.to; i++) covered[i] = e.regime;
        expect([...covered]).toEqual([...told]);
      }),
    );
  });

  it('fall into bins of half an octave: 1 | 2 | 3 | 4, 5 | … and the longest into the last', () => {
    expect([...lengthBins([1, 2, 3, 4, 5, 6, 1000], 6)]).toEqual([1, 0, 1, 1, 2, 2]);
  });
});

describe('confusion with the truth', () => {
  it('scores by hand: F1 of bull 2·2/(3+2), of bear 2·1/(1+2)', () => {
    const c = confusionOf(Int8Array.from([0, 0, 0, 1, -1]), Int8Array.from([0, 0, 1, 1, 0]));
    expect(c.total).toBe(4);
    expect(c.counts[0]!.slice(0, 2)).toEqual([2, 1]);
    expect(c.accuracy).toBe(0.75);
    expect(c.f1.slice(0, 3)).toEqual([4 / 5, 2 / 3, null]);
    expect(c.macroF1).toBeCloseTo((4 / 5 + 2 / 3) / 2, 12);
  });

  it('is one where every bar is told right, and is not known where nothing can be compared', () => {
    fc.assert(
      fc.property(labels, (list) => {
        const same = Int8Array.from(list);
        const { macroF1 } = confusionOf(same, same);
        if (list.some((k) => k >= 0)) expect(macroF1).toBe(1);
        else expect(macroF1).toBeNaN();
      }),
    );
  });
});

describe('stacked beliefs', () => {
  it('still add up to one in every column, whatever the zoom', () => {
    const bars = 500;
    const posterior = [0.25, 0.5, 0.25].map((p) => new Float32Array(bars).fill(p));
    for (const column of posterior) column.fill(Number.NaN, 0, 50);
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 400, noNaN: true }),
        fc.double({ min: 21, max: 600, noNaN: true }),
        (from, length) => {
          const out = stackColumns(posterior, from, from + length, 40, new Float32Array(120));
          for (let k = 0; k < 40; k++) {
            const sum = out[3 * k]! + out[3 * k + 1]! + out[3 * k + 2]!;
            if (!Number.isNaN(sum)) expect(sum).toBeCloseTo(1, 5);
          }
        },
      ),
    );
    const out = stackColumns(posterior, 0, 500, 10, new Float32Array(30));
    expect(out[0]).toBeNaN();
    expect(out[3]).toBeCloseTo(0.25, 6);
  });
});

describe('the span', () => {
  it('stays inside the series and keeps the bar under the pointer where it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 50, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (from, length, factor) => {
          const [a, b] = zoomed([from, from + length], from + length / 3, factor, 1000);
          expect(a).toBeGreaterThanOrEqual(0);
          expect(b).toBeLessThanOrEqual(1000 + 1e-9);
          if (a > 0 && b < 1000 && length * factor >= 20)
            expect((from + length / 3 - a) / (b - a)).toBeCloseTo(1 / 3, 6);
        },
      ),
    );
  });
  it('is never shorter than twenty bars, nor longer than the series', () => {
    expect(within([10, 12], 1000)).toEqual([10, 30]);
    expect(within([-5, 4000], 1000)).toEqual([0, 1000]);
    expect(within([0, 1], 7)).toEqual([0, 7]);
    expect(moved([900, 1000], 50, 1000)).toEqual([900, 1000]);
    expect(around(500, 540, 1000)).toEqual([460, 580]);
  });
  it('finds a bar by its time, or says that it is not there', () => {
    const time = Float64Array.from([10, 20, 40]);
    expect([10, 20, 40, 30, 50].map((t) => indexOf(time, t))).toEqual([0, 1, 2, -1, -1]);
  });
});

it('writes what is not known as nothing, and the truth only where there is one', () => {
  const one = (x: number) => Float32Array.of(x);
  const price = Float64Array.of(2);
  const track = {
    open: price,
    high: price,
    low: price,
    close: price,
    volume: Float64Array.of(0),
    time: Float64Array.of(0),
    regime: Int8Array.of(-1),
    hmm: Int8Array.of(-1),
    statistical: Int8Array.of(1),
    technical: Int8Array.of(0),
    truth: Int8Array.of(4),
    confidence: one(Number.NaN),
    agreement: one(0.5),
    posterior: Array.from({ length: 7 }, () => one(Number.NaN)),
  };
  expect(trackCsv(track, -3, 9, true).split('\n')[1]).toBe(
    '1970-01-01T00:00:00.000Z,2,2,2,2,0,,,0.5,,bear,bull,,,,,,,,recovery',
  );
  expect(trackCsv(track, 0, 1, false)).not.toContain('truth');
});
