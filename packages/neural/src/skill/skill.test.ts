import type { BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { again, asProbabilities, brier, sharesOf, softmaxRows, transitions } from './classes.ts';
import { harColumns, harForecast, pastVolatility } from './har.ts';
import { withShuffledLabels } from './shuffle.ts';

const barsOf = (close: readonly number[]): BarSeries => {
  const column = Float64Array.from(close);
  return {
    symbol: 'X',
    timeframeMs: 60_000,
    assetClass: 'crypto',
    side: 'trade',
    length: close.length,
    time: column.map((_, i) => i * 60_000),
    open: column,
    high: column,
    low: column,
    close: column,
    volume: column,
    spread: null,
    truth: null,
    simulated: true,
  };
};
const E = Math.E;

describe('volatility of the past', () => {
  it('is ln of the root of the mean square of the last returns', () => {
    // Returns 1, −1, 3.
    const past = pastVolatility(barsOf([1, E, 1, E ** 3]), 2);
    expect([past[0], past[1]]).toEqual([Number.NaN, Number.NaN]);
    expect(past[2]).toBeCloseTo(0, 12);
    expect(past[3]).toBeCloseTo(Math.log(5) / 2, 12);
    expect(() => pastVolatility(barsOf([1, 2]), 0)).toThrow('span 0 is not a whole number of bars above 0');
  });
  it('takes the next shorter span where a longer one is not there yet', () => {
    const random = rng(1);
    let last = 100;
    const bars = barsOf(Array.from({ length: 200 }, () => (last *= Math.exp(0.01 * random.normal()))));
    const [at20, at199] = [Int32Array.of(20), Int32Array.of(199)];
    const early = harColumns(bars, 5, at20);
    expect(early[1]).toBe(early[0]);
    expect(early[3]).toBe(1);
    const late = harColumns(bars, 5, at199);
    expect(late[2]).toBeCloseTo(pastVolatility(bars, 110)[199]!, 12);
  });
  it('in a straight line is found again, from the training block alone', () => {
    const random = rng(2);
    const columns = Float64Array.from({ length: 400 }, (_, i) => (i % 4 === 3 ? 1 : random.normal()));
    const y = Float64Array.from({ length: 100 }, (_, r) =>
      r < 60 ? 0.5 * columns[4 * r]! - 2 * columns[4 * r + 2]! + 3 : Number.NaN,
    );
    const said = harForecast(
      columns,
      y,
      Int32Array.from({ length: 60 }, (_, i) => i),
    );
    for (let r = 0; r < 100; r++) expect(said[r]).toBeCloseTo(0.5 * columns[4 * r]! - 2 * columns[4 * r + 2]! + 3, 5);
  });
});

describe('forecasts of classes', () => {
  const [now, of] = [
    [0, 1, 0, -1],
    [1, 1, 0, 0],
  ];
  const train = Int32Array.of(0, 1);
  it('say the class of now, the shares and what followed in the training block', () => {
    expect([...again(now, 2)]).toEqual([1, 0, 0, 1, 1, 0, 0.5, 0.5]);
    expect([...sharesOf(of, train, 2)]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    const rows = transitions(now, of, train, 2);
    // After 0 came 1 once: (1, 2)/3. After nothing known came nothing: (1, 1)/2.
    expect([...rows.subarray(0, 2)]).toEqual([1 / 3, 2 / 3]);
    expect([...rows.subarray(6, 8)]).toEqual([0.5, 0.5]);
  });
  it('are probabilities, and their Brier score is 0 where right and 2 where surely wrong', () => {
    expect([...asProbabilities(Float64Array.of(-1, 1, -1, -2, 1, 3), 2)]).toEqual([0, 1, 0.5, 0.5, 0.25, 0.75]);
    const rows = softmaxRows([0, 0, 1000, 0], 2);
    expect([...rows]).toEqual([0.5, 0.5, 1, 0]);
    expect([...brier(Float64Array.of(1, 0, 1, 0, 0.5, 0.5), [0, 1, 1], 2)]).toEqual([0, 2, 0.5]);
  });
});

describe('shuffled labels', () => {
  const values = Float64Array.from({ length: 50 }, (_, i) => i);
  const samples = {
    count: 50,
    input: [1],
    features: [],
    at: Int32Array.from(values),
    reach: 0,
    fill: () => {},
    values,
  };
  const [train, test] = [
    Int32Array.from({ length: 40 }, (_, i) => i),
    Int32Array.from({ length: 10 }, (_, i) => 40 + i),
  ];
  it('are the same labels in other places, in blocks, within their part; the rest is left', () => {
    const other = withShuffledLabels(samples, [train], 8, rng(3)).values!;
    expect([...other.subarray(0, 40)].sort((a, b) => a - b)).toEqual([...train]);
    expect([...test].map((i) => other[i])).toEqual([...test]);
    let together = 0;
    for (let i = 1; i < 40; i++) if (other[i - 1]! + 1 === other[i]) together++;
    expect(together).toBeGreaterThanOrEqual(33);
    expect([...other.subarray(0, 40)]).not.toEqual([...train]);
    expect(values[0]).toBe(0);
  });
  it('need labels', () => {
    const { values: _, ...bare } = samples;
    expect(() => withShuffledLabels(bare, [train], 8, rng(1))).toThrow('these samples have none');
  });
});
