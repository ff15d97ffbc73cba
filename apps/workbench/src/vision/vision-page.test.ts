/** The pure parts of the Vision page: its link, baselines, attention rows, places on the map, verdicts of parity. */
import type { BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { evenness, looksAt, strongest } from './attention/weights.ts';
import { readVision, writeVision } from './link.ts';
import { injected, INJECTED, judge, TOLERANCES } from './parity/compare.ts';
import { componentRows, nearestSample, onMap, placeMap } from './trace/geometry.ts';
import {
  accuracies,
  directionFigures,
  persistentVolatility,
  videoErrors,
  volatilityFigures,
} from './training/baselines.ts';
import { everyOf, featuresOf, modelFacts, prepare } from './training/plan.ts';
import { beats } from './training/result-table.tsx';
import { choose, DEFAULT_VISION, useVision } from './view-store.ts';

const PLAN = {
  task: 'volatility',
  model: 'diffgaf-vivit',
  window: 32,
  stride: 4,
  field: 'both',
  horizon: 12,
  epochs: 3,
  seed: 1,
} as const;

/** A walk whose volatility changes slowly. */
function walk(length: number, volume = 1): BarSeries {
  const random = rng(7);
  const close = new Float64Array(length);
  let price = 100;
  for (let i = 0; i < length; i++) {
    price *= Math.exp((0.01 + 0.008 * Math.sin(i / 90)) * random.normal());
    close[i] = price;
  }
  const open = close.map((c, i) => (i === 0 ? c : close[i - 1]!));
  return {
    symbol: 'WALK',
    timeframeMs: 60_000,
    assetClass: 'crypto',
    side: 'trade',
    simulated: true,
    spread: null,
    truth: null,
    length,
    time: Float64Array.from({ length }, (_, i) => 60_000 * i),
    open,
    high: close.map((c, i) => 1.002 * Math.max(c, open[i]!)),
    low: close.map((c, i) => 0.998 * Math.min(c, open[i]!)),
    close,
    volume: new Float64Array(length).fill(volume).map((v, i) => v * (1 + (i % 7))),
  };
}

describe('the link', () => {
  it('brings back what was chosen, and leaves the default out', () => {
    expect(writeVision(DEFAULT_VISION)).toEqual({});
    const view = { ...DEFAULT_VISION, stride: 8, field: 'gasf', compute: 'cpu', head: 2, layer: 1 } as const;
    expect(readVision(new URLSearchParams(writeVision(view)))).toEqual(view);
  });
  it('takes the default for what it does not understand', () => {
    expect(readVision(new URLSearchParams('stride=3&field=x&head=-4&epochs=1e9'))).toEqual(DEFAULT_VISION);
  });
  it('keeps masked patches and a model that can do them together, the last choice holding', () => {
    useVision.setState(DEFAULT_VISION);
    choose({ task: 'masked-patches' });
    expect(useVision.getState().model).toBe('diffgaf-vivit');
    choose({ model: 'mlp' });
    expect(useVision.getState().task).toBe('volatility');
    useVision.setState(DEFAULT_VISION);
  });
});

describe('what is trained', () => {
  it.each(['volatility', 'direction', 'masked-patches'] as const)('%s: no label reaches the next block', (task) => {
    const { samples, blocks, split } = prepare(walk(2000), { ...PLAN, task });
    const { reach, embargo, trainTo, validationFrom, validationTo, testFrom } = blocks;
    expect(trainTo + reach + embargo).toBeLessThan(validationFrom);
    expect(validationTo + reach + embargo).toBeLessThan(testFrom);
    expect(blocks.train + blocks.validation + blocks.test).toBeLessThan(samples.count);
    expect(samples.at[split.test[0]!]).toBe(testFrom);
    // Where the window is its own label, windows of two blocks share no bar.
    if (task === 'masked-patches') expect(embargo).toBe(32 + 3 * 4);
  });
  it('leaves volume out where there is none, and thins long runs', () => {
    expect(featuresOf(walk(300, Number.NaN))).not.toContain('volume');
    expect(featuresOf(walk(300))).toContain('volume');
    expect(everyOf(1000)).toBe(4);
    expect(everyOf(90_000)).toBe(100);
  });
  it('names every channel that a ViViT sees', () => {
    const { setup, table } = prepare(walk(2000), PLAN);
    const facts = modelFacts(setup, table.names, 'trained here');
    expect(facts.sight?.channels).toEqual(['return GASF', 'range GASF', 'return GADF', 'range GADF']);
    expect(modelFacts(prepare(walk(2000), { ...PLAN, model: 'mlp' }).setup, table.names, '').sight).toBeNull();
  });
  it('refuses a run that is too short, with the cure', () => {
    expect(() => prepare(walk(90), PLAN)).toThrow(/more bars/);
  });
});

describe('the baselines', () => {
  it('know at a bar only what has happened', () => {
    const bars = walk(400);
    const cut = walk(300);
    const whole = persistentVolatility(bars, 12);
    const part = persistentVolatility(cut, 12);
    for (let i = 0; i < 288; i++) expect(part[i]).toBe(whole[i]);
    expect(part[299]).toBe(whole[299]);
    expect(part[11]).toBeNaN();
  });
  it('give the mean of training an R² of 0, and persistence what it earns', () => {
    const bars = walk(3000);
    const { samples, split } = prepare(bars, PLAN);
    const [r2] = volatilityFigures(bars, 12, samples, split, { r2: 0.4, rankCorrelation: 0.5 });
    expect(r2!.baselines.map((b) => b.name)).toEqual(['persistence', 'mean of training']);
    expect(r2!.baselines[1]!.value).toBe(0);
    // Each side has 12 returns: the noise of both is in the error.
    expect(r2!.baselines[0]!.value).toBeGreaterThan(-1);
    expect(r2!.baselines[0]!.value).toBeLessThan(0.9);
  });
  it('count accuracy by hand: 2 of 4 right, one of two classes never', () => {
    const truth = Int32Array.of(0, 0, 0, 2);
    expect(accuracies(truth, Int32Array.of(0, 0, 1, 1), 3)).toEqual({ plain: 0.5, balanced: 1 / 3 });
  });
  it('say of direction what chance says', () => {
    const bars = walk(3000);
    const { samples, split, table } = prepare(bars, { ...PLAN, task: 'direction' });
    const column = table.columns[table.names.indexOf('volatility')]!;
    const [balanced] = directionFigures(bars, column, 12, samples, split, { balancedAccuracy: 0.4, accuracy: 0.4 });
    expect(balanced!.baselines[1]).toEqual({ name: 'chance', value: 1 / 3 });
  });
  it('measure videos by hand: cells 1, 3 of a mean of 0, 2', () => {
    // Two frames of one cell: training has means 0 and 2, the test 1 then 3.
    expect(videoErrors(Float32Array.of(0, 2, 0, 2), Float32Array.of(1, 3), 1, 2)).toEqual([(1 + 4) / 2, 1]);
  });
  it('are beaten only where all are', () => {
    const figure = {
      measure: 'm',
      model: 0.5,
      baselines: [
        { name: 'a', value: 0.4 },
        { name: 'b', value: 0.6 },
      ],
    };
    expect(beats({ ...figure, better: 'higher' } satisfies Parameters<typeof beats>[0])).toBe(false);
    expect(beats({ ...figure, better: 'lower' } satisfies Parameters<typeof beats>[0])).toBe(false);
    expect(beats({ ...figure, model: 0.7, better: 'higher' })).toBe(true);
  });
});

describe('attention', () => {
  // One group, two heads, two tokens.
  const weights = Float32Array.of(0.25, 0.75, 0.5, 0.5, 0.75, 0.25, 1, 0);
  it('reads the row of a head, and the mean of all', () => {
    expect([...looksAt(weights, { heads: 2, tokens: 2 }, 0, 0, 0)]).toEqual([0.25, 0.75]);
    expect([...looksAt(weights, { heads: 2, tokens: 2 }, 0, -1, 1)]).toEqual([0.75, 0.25]);
    expect([...looksAt(weights, { heads: 2, tokens: 2 }, 0, 9, 1)]).toEqual([1, 0]);
  });
  it('is even where it looks at all alike', () => {
    expect(evenness(Float64Array.of(0.25, 0.25, 0.25, 0.25))).toBeCloseTo(1, 12);
    expect(evenness(Float64Array.of(0, 1, 0, 0))).toBe(0);
    expect(strongest(Float64Array.of(0.9, 0.01, 0.05, 0.04), 1)).toBe(2);
  });
});

describe('the map', () => {
  const map = Float32Array.of(0, 0, 10, 0, 10, 5);
  const size = { width: 228, height: 128 };
  it('fits, and finds again what it has placed', () => {
    const place = placeMap(size, map);
    for (let k = 0; k < 3; k++) {
      const [x, y] = onMap(place, map, k);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
      expect(nearestSample(place, map, x + 2, y - 2)).toBe(k);
    }
    expect(nearestSample(place, map, -500, 0)).toBe(-1);
  });
  it('scales each component by itself', () => {
    const trace = { bars: Int32Array.of(0, 1), width: 2, embedding: Float32Array.of(1, 5, 3, 5) };
    const rows = componentRows({ ...trace, map: new Float32Array(4), neighbours: 2, trainedTo: null });
    expect([...rows]).toEqual([-1, 1, 0, 0]);
  });
});

describe('parity', () => {
  const one = Float32Array.of(0.5, -0.25, 1);
  it('says equal to the bit, within, or differs', () => {
    expect(judge(one, one.slice(), TOLERANCES.field)).toMatchObject({ largest: 0, within: true, identical: true });
    const near = Float32Array.of(0.5, -0.25, 1 + 2 ** -22);
    expect(judge(one, near, TOLERANCES.field)).toMatchObject({ within: true, identical: false });
    const wrong = judge(one, injected(one), TOLERANCES.embedding);
    expect(wrong).toMatchObject({ within: false, identical: false });
    expect(wrong.largest).toBeCloseTo(INJECTED, 6);
  });
  it('takes −0 for 0', () => {
    expect(judge(Float32Array.of(0, 1), Float32Array.of(-0, 1), TOLERANCES.field).identical).toBe(true);
  });
  it('differs where the lengths do, or a number is not finite', () => {
    expect(judge(one, one.slice(1), 1).within).toBe(false);
    expect(judge(one, Float32Array.of(0.5, Number.NaN, 1), 1).within).toBe(false);
  });
});
