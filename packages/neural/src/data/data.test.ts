/** Features, labels, windows, statistics, splits: nothing looks ahead, and what is wrong is told by its value. */
import { truncate, type BarSeries } from '@janus/domain';
import { simulate } from '@janus/market';
import { describe, expect, it } from 'vitest';
import { BAR_FEATURES, featureTable, logReturns } from './features.ts';
import { ahead, futureDirection, futureVolatility } from './labels.ts';
import { labelledSamples } from './labelled.ts';
import type { Samples } from './samples.ts';
import { selectFeatures } from './select.ts';
import { chronologicalSplit, stratifiedSplit } from './split.ts';
import { fitStatistics } from './statistics.ts';
import { windowSamples } from './windows.ts';

const BARS = simulate({ generator: 'garch', bars: 600, seed: 4, timeframeMs: 300_000 });
const TABLE = featureTable(BARS, BAR_FEATURES);
/** The same market with another future from bar `from` on. */
function otherFuture(bars: BarSeries, from: number): BarSeries {
  const bent = (column: Float64Array) => column.map((x, i) => (i < from ? x : x * (1.3 + 0.2 * Math.sin(i))));
  const [open, high, low, close] = [bent(bars.open), bent(bars.high), bent(bars.low), bent(bars.close)];
  return { ...bars, open, high, low, close, volume: bent(bars.volume) };
}
const filled = (samples: Samples, index: number, next = false): number[] => {
  const into = new Float32Array(samples.input.reduce((a, b) => a * b, 1));
  if (next) samples.fillNext!(index, into, 0);
  else samples.fill(index, into, 0);
  return [...into];
};

describe('features', () => {
  it('do not look ahead: another future, or none, leaves every past value as it is', () => {
    const cut = 400;
    const without = featureTable(truncate(BARS, cut), BAR_FEATURES);
    const other = featureTable(otherFuture(BARS, cut), BAR_FEATURES);
    TABLE.columns.forEach((column, f) => {
      expect([...without.columns[f]!], TABLE.names[f]).toEqual([...column.subarray(0, cut)]);
      expect([...other.columns[f]!.subarray(0, cut)], TABLE.names[f]).toEqual([...column.subarray(0, cut)]);
      expect(other.columns[f]!.slice(cut + 20), TABLE.names[f]).not.toEqual(column.slice(cut + 20));
    });
  });
  it('by hand: two bars', () => {
    const two: BarSeries = {
      ...truncate(BARS, 2),
      open: Float64Array.of(10, 11),
      high: Float64Array.of(12, 14),
      low: Float64Array.of(9, 10),
      close: Float64Array.of(10, 13),
      volume: Float64Array.of(4, 8),
    };
    const { columns } = featureTable(two, ['return', 'range', 'body', 'gap', 'volume'], { rsi: Float64Array.of(1, 2) });
    const mean = 4 + (2 / 65) * 4;
    const want = [Math.log(1.3), Math.log(1.4), 0.5, Math.log(1.1), Math.log1p(8 / mean), 2];
    columns.forEach((column, f) => expect(column[1]).toBeCloseTo(want[f]!, 12));
    expect(columns[0]![0]).toBeNaN();
  });
  it('that cannot be had are told', () => {
    const mute = { ...BARS, volume: new Float64Array(600).fill(Number.NaN) };
    expect(() => featureTable(mute, ['volume'])).toThrow("has no volume: leave the feature 'volume' out");
    expect(() => featureTable(BARS, [], { x: new Float64Array(3) })).toThrow("column 'x' has 3 values for 600 bars");
    expect(() => featureTable(BARS, [])).toThrow('no feature is named');
  });
});

describe('labels', () => {
  it('look at the next bars and at no more', () => {
    const returns = logReturns(BARS);
    const volatility = futureVolatility(BARS, 3);
    const want = Math.log(Math.sqrt((returns[11]! ** 2 + returns[12]! ** 2 + returns[13]! ** 2) / 3));
    expect(volatility[10]).toBeCloseTo(want, 10);
    expect([...volatility.subarray(597)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const sigma = TABLE.columns[TABLE.names.indexOf('volatility')]!;
    const direction = futureDirection(BARS, sigma, 3, 0.5);
    const move = Math.log(BARS.close[103]! / BARS.close[100]!) / (sigma[100]! * Math.sqrt(3));
    expect(direction[100]).toBe(move > 0.5 ? 2 : move < -0.5 ? 0 : 1);
    expect(new Set(direction)).toEqual(new Set([-1, 0, 1, 2]));
    expect([direction[0], direction[597]]).toEqual([-1, -1]);
    const changed = otherFuture(BARS, 104);
    expect(futureDirection(changed, sigma, 3, 0.5)[100]).toBe(direction[100]);
    expect(futureVolatility(changed, 3)[100]).toBe(volatility[100]);
    expect([...ahead([0, 1, 2], 1)]).toEqual([1, 2, -1]);
    expect(() => futureVolatility(BARS, 0)).toThrow('horizon 0');
  });
});

describe('windows', () => {
  const options = { bars: 20, every: 5, horizon: 4 };
  it('end at their bar and begin when all features are known', () => {
    const samples = windowSamples(TABLE, { ...options, values: futureVolatility(BARS, 4) });
    const first = samples.at[0]!;
    // Momentum needs 12 bars before the window's first.
    expect(first).toBe(12 + 19);
    expect(samples.at[1]).toBe(first + 5);
    expect(filled(samples, 0).slice(-7)).toEqual(TABLE.columns.map((column) => Math.fround(column[first]!)));
    expect(filled(samples, 0)[0]).toBe(Math.fround(TABLE.columns[0]![12]!));
    expect(samples.values![0]).toBe(futureVolatility(BARS, 4)[first]);
    expect(samples.at.at(-1)! + 4).toBeLessThan(600);
  });
  it('know the window one stride later, and reach so far', () => {
    const samples = windowSamples(TABLE, { ...options, stride: 6 });
    expect(samples.reach).toBe(6);
    expect(filled(samples, 2, true).slice(0, 14 * 7)).toEqual(filled(samples, 2).slice(6 * 7));
    expect(samples.at.at(-1)! + 6).toBeLessThan(600);
  });
  it('that are missing, constant, or too few are refused by bar and cure', () => {
    const broken = { ...TABLE, columns: TABLE.columns.map((c, f) => (f === 1 ? c.with(77, Number.NaN) : c)) };
    expect(() => windowSamples(broken, options)).toThrow("feature 'range' is NaN at bar 77");
    const still = { ...TABLE, columns: TABLE.columns.map((c) => c.map((x, i) => (i >= 200 && i < 230 ? 0 : x))) };
    expect(() => windowSamples(still, options)).toThrow('bars 202 to 221 are constant in every feature');
    const few = { names: ['x'], length: 10, columns: [new Float64Array(10)] };
    expect(() => windowSamples(few, options)).toThrow(
      '10 bars, of which 10 have all features, are too few for a window of 20',
    );
    expect(() => windowSamples(TABLE, { ...options, values: new Float64Array(600).fill(Number.NaN) })).toThrow(
      'none of',
    );
    expect(() => windowSamples(TABLE, { ...options, values: new Float64Array(5) })).toThrow('5 values for 600 bars');
  });
});

describe('labelled series', () => {
  it('are one sample each, their classes by name', () => {
    const samples = labelledSamples(
      [
        [1, 2],
        [3, 4],
        [5, 7],
      ],
      ['b', 'a', 'b'],
    );
    expect(filled(samples, 1)).toEqual([3, 4]);
    expect(samples.classes).toEqual({ names: ['a', 'b'], of: Int32Array.of(1, 0, 1) });
  });
  it('of different length, constant or not finite are refused by number', () => {
    expect(() => labelledSamples([[1, 2], [3]], ['a', 'b'])).toThrow('series 1 has 1 values where the first has 2');
    expect(() =>
      labelledSamples(
        [
          [1, 2],
          [3, 3],
        ],
        ['a', 'b'],
      ),
    ).toThrow('series 1 is 3 throughout');
    expect(() => labelledSamples([[1, Number.NaN]], ['a'])).toThrow('series 0 is NaN at 1');
    expect(() => labelledSamples([[1, 2]], [])).toThrow('0 labels for 1 series');
  });
});

describe('splits', () => {
  const samples = windowSamples(TABLE, { bars: 20, every: 1, horizon: 8 });
  it('keep the labels of an earlier part and an embargo before the next part', () => {
    const { train, validation, test } = chronologicalSplit(samples, { validation: 0.2, test: 0.1, embargo: 5 });
    const lastLabel = (part: Int32Array) => samples.at[part.at(-1)!]! + samples.reach;
    const firstBar = (part: Int32Array) => samples.at[part[0]!]!;
    expect(lastLabel(train) + 5).toBe(firstBar(validation) - 1);
    expect(lastLabel(validation) + 5).toBe(firstBar(test) - 1);
    expect(test.at(-1)).toBe(samples.count - 1);
    expect([test.length, train[0]]).toEqual([Math.round(0.1 * samples.count), 0]);
  });
  it('without a test leave validation to the end', () => {
    const { validation, test } = chronologicalSplit(samples, { validation: 0.3, test: 0, embargo: 0 });
    expect([validation.at(-1), test.length]).toEqual([samples.count - 1, 0]);
  });
  it('that leave a part empty, or shares that are none, are refused', () => {
    expect(() => chronologicalSplit(samples, { validation: 0.2, test: 0.1, embargo: 500 })).toThrow(
      'leave none for train',
    );
    expect(() => chronologicalSplit(samples, { validation: 0.6, test: 0.5, embargo: 0 })).toThrow('below 1 together');
  });
  it('by class take the same share of each, and another for another seed', () => {
    const classes = { names: ['a', 'b'], of: Int32Array.from({ length: 30 }, (_, i) => (i < 20 ? 0 : 1)) };
    const all = Int32Array.from({ length: 30 }, (_, i) => i);
    const { train, validation } = stratifiedSplit(classes, all, 0.2, 1);
    expect(validation.filter((i) => i < 20)).toHaveLength(4);
    expect(validation.filter((i) => i >= 20)).toHaveLength(2);
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...all]);
    expect(stratifiedSplit(classes, all, 0.2, 2).validation).not.toEqual(validation);
  });
});

describe('[E2] statistics', () => {
  it('are those of the training block: what comes later does not move them', () => {
    const options = { bars: 20, every: 1, horizon: 8 };
    // The simulator opens where it closed.
    const moving = BAR_FEATURES.filter((name) => name !== 'gap');
    const samples = windowSamples(featureTable(BARS, moving), options);
    const { train } = chronologicalSplit(samples, { validation: 0.2, test: 0.1, embargo: 5 });
    const last = samples.at[train.at(-1)!]!;
    const bent = featureTable(otherFuture(BARS, last + 1), moving);
    for (const how of ['standard', 'robust'] as const)
      expect(fitStatistics(windowSamples(bent, options), train, how)).toEqual(fitStatistics(samples, train, how));
    const tooFar = Int32Array.from({ length: samples.count }, (_, i) => i);
    expect(fitStatistics(windowSamples(bent, options), tooFar)).not.toEqual(fitStatistics(samples, tooFar));
  });
  it('by hand, and robust to an outlier', () => {
    const samples = labelledSamples(
      [
        [1, 2],
        [3, 1000],
      ],
      ['a', 'b'],
    );
    const all = Int32Array.of(0, 1);
    expect(fitStatistics(samples, Int32Array.of(0))).toEqual({
      mean: Float64Array.of(1.5),
      deviation: Float64Array.of(0.5),
    });
    expect(fitStatistics(samples, all, 'robust').mean[0]).toBe(2.5);
  });
  it('of many samples are those of at most 4,096 of them, evenly apart', () => {
    const read: number[] = [];
    const values = Float32Array.from({ length: 10_000 }, (_, i) => i % 7);
    const samples = {
      ...labelledSamples([[1, 2]], ['a']),
      count: values.length,
      input: [1, 1] as const,
      fill: (index: number, out: Float32Array) => {
        read.push(index);
        out[0] = values[index]!;
      },
    };
    const train = Int32Array.from(values, (_, i) => i);
    expect(fitStatistics(samples, train).mean[0]).toBeCloseTo(3, 2);
    // 10,000/4,096 rounds up to 3.
    expect([read.length, read[1], read.at(-1)]).toEqual([3334, 3, 9999]);
  });
  it('of a feature that never changes are refused by its name', () => {
    const flat = { ...TABLE, columns: TABLE.columns.map((c, f) => (f === 3 ? c.map(() => 7) : c)) };
    const samples = windowSamples(flat, { bars: 20, every: 5, horizon: 1 });
    expect(() => fitStatistics(samples, Int32Array.of(0, 1))).toThrow(
      "feature 'gap' is 7 throughout the training block",
    );
  });
});

describe('feature selection, D → F', () => {
  it('takes what goes with the target, once, and judges by the training block alone', () => {
    const target = Float64Array.from({ length: 300 }, (_, i) => Math.sin(0.3 * i) + 0.1 * Math.cos(7 * i));
    const noise = Float64Array.from({ length: 300 }, (_, i) => Math.cos(2.1 * i * i));
    const twin = target.map((x) => 3 * x + 0.01);
    const late = target.map((x, i) => (i < 200 ? Math.sin(i * i) : x));
    const table = { names: ['noise', 'target', 'twin', 'late'], length: 300, columns: [noise, target, twin, late] };
    const samples = windowSamples(table, { bars: 4, every: 1, horizon: 1, values: target });
    const train = Int32Array.from({ length: 150 }, (_, i) => i);
    const { select, ranked } = selectFeatures(samples, train, 2);
    expect(select[0]).toBe(1);
    expect(ranked.find(({ name }) => name === 'twin')!.leftOut).toBe("says what 'target' says");
    expect(Math.abs(ranked.find(({ name }) => name === 'late')!.correlation)).toBeLessThan(0.3);
    expect(() => selectFeatures(samples, train, 4)).toThrow('only 3 of 4 features differ enough');
  });
});
