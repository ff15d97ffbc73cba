/** Orders worked over made bars, by hand; and over a simulated market, each way of keeping to the plan. */
import type { BarSeries } from '@janus/domain';
import { simulate } from '@janus/market';
import { describe, expect, it } from 'vitest';
import { usualBefore, USUAL_BARS, workingExperiment, type ExperimentOptions } from './experiment.ts';
import { workOrder, type WorkOptions } from './work-order.ts';

const column = (...x: number[]): Float64Array => Float64Array.of(...x);
/** Arrival at 100; then bars about 100, 101, 102. */
const made: BarSeries = {
  ...simulate({ generator: 'base', bars: 4, seed: 1, timeframeMs: 3_600_000 }),
  close: column(100, 100, 101, 102),
  high: column(101, 101, 102, 103),
  low: column(99, 99, 100, 101),
  volume: column(10, 10, 10, 10),
};
const active: WorkOptions = { side: 1, delay: 0, participation: 1, passive: false };

describe('one order', () => {
  it('that fills as planned: shortfall by hand, nothing undone, no deviation', () => {
    // a unit at 100, 101 and 102: (0 + 1 + 2) / 3 of a hundred
    const worked = workOrder(made, 1, column(1, 1, 1), 'open', active);
    expect(worked.undone).toBeCloseTo(0, 12);
    expect(worked.deviation).toBeCloseTo(0, 12);
    expect(worked.shortfall).toBeCloseTo(0.01, 12);
    expect(workOrder(made, 1, column(1, 1, 1), 'open', { ...active, side: -1 }).shortfall).toBeCloseTo(-0.01, 12);
  });
  it('of which a bar lets only a share fill: the rest is undone, and costs what the last close says', () => {
    // 1 of 2 a bar: done 1/6, 2/6, 3/6; planned 2/6, 4/6, 6/6; filled at 100, 101, 102 and half left at 102
    const worked = workOrder(made, 1, column(2, 2, 2), 'open', { ...active, participation: 0.1 });
    expect(worked.undone).toBeCloseTo(0.5, 12);
    expect(worked.deviation).toBeCloseTo((1 + 2 + 3) / 6 / 3, 12);
    expect(worked.shortfall).toBeCloseTo((0 + 0.01 + 0.02 + 3 * 0.02) / 6, 12);
  });
  it('passive fills at the close before, where the bar trades through it', () => {
    // limits 100, 100, 101 against lows 99, 100, 101: the first alone
    const worked = workOrder(made, 1, column(1, 1, 1), 'open', { ...active, passive: true });
    expect(worked.undone).toBeCloseTo(2 / 3, 12);
    expect(worked.shortfall).toBeCloseTo((0 + 2 * 0.02) / 3, 12);
  });
  it('never comes to more than it is, however late it is told', () => {
    for (const kind of ['direct', 'cascade', 'smith'] as const)
      for (const delay of [0, 1, 2])
        expect(workOrder(made, 1, column(1, 1, 1), kind, { ...active, delay }).undone).toBeGreaterThanOrEqual(-1e-12);
  });
});

describe('the experiment', () => {
  const series = simulate({ generator: 'base', bars: 6000, seed: 3, timeframeMs: 3_600_000 });
  const options: ExperimentOptions = {
    side: 1,
    delay: 2,
    participation: 0.1,
    passive: true,
    bars: 24,
    share: 0.02,
    permanentShare: 0.2,
    caution: 0,
    spread: 0.0002,
  };
  it('what is usual is of the bars before, and of no other', () => {
    const before = usualBefore(series, 500);
    const changed = { ...series, close: series.close.slice(), volume: series.volume.slice() };
    changed.close.fill(1, 500);
    changed.volume.fill(1, 500);
    expect(usualBefore(changed, 500)).toEqual(before);
  });
  it('works as many orders as there is room for, and keeping to the plan leaves less undone than the plan alone', () => {
    const rows = workingExperiment(series, options);
    const of = (name: string) => rows.find((r) => r.follower === name)!;
    expect(of('open').orders).toBe(Math.floor((6000 - USUAL_BARS - 1) / 24));
    for (const name of ['direct', 'cascade', 'smith']) {
      expect(of(name).undone).toBeLessThan(0.6 * of('open').undone);
      expect(of(name).undone).toBeGreaterThanOrEqual(0);
    }
    expect(of('smith').deviation).toBeLessThan(of('direct').deviation);
  });
  it('has no answer for a series that is too short or without volume', () => {
    expect(() => workingExperiment(made, options)).toThrow('fewer than 2 orders');
    const silent = { ...series, volume: series.volume.map(() => Number.NaN) };
    expect(() => workingExperiment(silent, options)).toThrow('bars with volume');
  });
});
