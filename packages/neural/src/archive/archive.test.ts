import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { nearestLabels } from './nearest.ts';
import { readArchivePart } from './read.ts';
import { askedSamples, trainingSamples } from './samples.ts';
import { resampled, slopes, zNormalised } from './series.ts';
import { varied } from './vary.ts';

describe('reading a part of a set', () => {
  const wanted = { series: [Float64Array.of(1, 2.5, -3), Float64Array.of(4, 5, 6)], labels: ['1', '-1'], filled: 0 };
  it('reads rows with blanks, tabs and commas, and the .ts form, to the same', () => {
    const texts = [
      '  1.0000000e+000  1.0e0 2.5 -3\n  -1.0 4 5 6\n',
      '1\t1\t2.5\t-3\r\n-1\t4\t5\t6',
      '1,1,2.5,-3\n-1,4,5,6\n',
      '#a remark\n@problemName any\n@classLabel true 1 -1\n@data\n1,2.5,-3:1\n4,5,6:-1.0\n',
    ];
    for (const text of texts) expect(readArchivePart(text, 'f')).toMatchObject(wanted);
    expect(texts.map((text) => readArchivePart(text, 'f').format)).toEqual(['rows', 'rows', 'rows', 'ts']);
  });
  it('ends a series where only NaN follows, and bridges what is missing within', () => {
    const { series, filled } = readArchivePart('a\t1\tNaN\t3\tNaN\t\nb\t?\t2\t4\t8\t16', 'f');
    expect(series).toEqual([Float64Array.of(1, 2, 3), Float64Array.of(2, 2, 4, 8, 16)]);
    expect(filled).toBe(2);
  });
  it.each([
    ['1 2 3\n1 2 x', "f, line 2: 'x' is not a finite number"],
    ['@data\n1,2:1:a', 'f, line 2: 2 dimensions: only series of one are read'],
    ['@data\n1,2,3', 'f, line 2: no class after a colon'],
    ['@data\n(0,1),(1,2):a', 'f, line 2: values with times of their own'],
    ['@data\n', 'f holds no series'],
    ['', 'f holds no series'],
    ['1 5', 'f, line 1: a series of 1 values: at least 2 are needed'],
    ['1\tNaN\tNaN', 'f, line 1: a series of 0 values'],
    ['\t1\t2', "f, line 1: the class is ''"],
    ['a\t1\t2\n?\t1\t2', "f, line 2: the class is '?'"],
    ['1 2 Infinity', "f, line 1: 'Infinity' is not a finite number"],
  ])('refuses %j', (text, message) => {
    expect(() => readArchivePart(text, 'f')).toThrow(message);
  });
});

describe('a series', () => {
  it('has mean 0 and deviation 1 once normalised; one that never changes is 0', () => {
    expect(zNormalised([1, 3])).toEqual(Float64Array.of(-1, 1));
    expect(zNormalised([0.1, 0.1, 0.1])).toEqual(new Float64Array(3));
  });
  it('keeps its ends and its lines at another length', () => {
    expect(resampled([0, 2, 4], 5)).toEqual(Float64Array.of(0, 1, 2, 3, 4));
    expect(resampled([0, 1, 2, 3, 4], 3)).toEqual(Float64Array.of(0, 2, 4));
  });
  it('has slopes of size 1', () => {
    expect(slopes([0, 2, 4])).toEqual(Float64Array.of(0, 1, 1));
    expect(slopes([5, 5])).toEqual(new Float64Array(2));
  });
  it('stays alike when varied, and never the same', () => {
    const series = zNormalised(Float64Array.from({ length: 96 }, (_, i) => Math.sin(i / 8)));
    const random = rng(3);
    for (let i = 0; i < 20; i++) {
      const other = zNormalised(varied(series, random));
      const likeness = other.reduce((sum, v, t) => sum + v * series[t]!, 0) / 96;
      expect(likeness).toBeGreaterThan(0.6);
      expect(likeness).toBeLessThan(0.9999);
    }
  });
});

it('names the class of the nearest, of equals the first, and refuses another length', () => {
  expect(
    nearestLabels(
      [
        [0, 0],
        [4, 4],
        [4, 4],
      ],
      ['a', 'b', 'c'],
      [
        [1, 1],
        [3, 4],
      ],
    ),
  ).toEqual(['a', 'b']);
  expect(() => nearestLabels([[0, 0]], ['a'], [[1]])).toThrow('series 0 has 1 values, the training series 2');
});

describe('training samples', () => {
  const series = Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: 30 }, (__, t) => Math.sin(t * (1 + (i % 2)) + i)),
  );
  const labels = series.map((_, i) => (i % 2 === 0 ? 'up' : 'down'));
  const options = { bars: 24, validation: 0.2, atLeast: 100, seed: 1 };

  it('vary only what trains, and keep variations of what is held out away from it', () => {
    const { samples, held, whole } = trainingSamples(series, labels, options);
    expect(samples.count).toBe(100);
    expect(held.validation).toHaveLength(4);
    const out = new Set(held.validation);
    for (const index of held.train) expect(out.has(index % 20)).toBe(false);
    expect(held.train).toHaveLength(80);
    expect(whole).toHaveLength(100);
    whole.forEach((index) => expect(samples.classes!.names[samples.classes!.of[index]!]).toBe(labels[index % 20]));
  });
  it('hold variations out where no class has a series to spare', () => {
    const { held, samples } = trainingSamples(series.slice(0, 2), ['a', 'b'], { ...options, atLeast: 2 });
    expect([...held.train]).toEqual([0, 1]);
    expect([...held.validation]).toEqual([2, 3]);
    expect(samples.count).toBe(4);
  });
  it('look like what is asked later', () => {
    const { samples } = trainingSamples(series, labels, options);
    const asked = askedSamples(series, 24);
    const [a, b] = [new Float32Array(48), new Float32Array(48)];
    samples.fill(7, a, 0);
    asked.fill(7, b, 0);
    expect(a).toEqual(b);
  });
  it('need two classes', () => {
    expect(() =>
      trainingSamples(
        series,
        labels.map(() => 'up'),
        options,
      ),
    ).toThrow("all 20 training series are of class 'up': two classes are needed");
  });
});
