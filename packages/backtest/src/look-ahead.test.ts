/** The look-ahead check: finds nothing in the real run, vision and refits included, and finds a leak that is planted. */
import { loadGafKernelSync } from '@janus/kernels/node';
import { simulate } from '@janus/market';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';
import { lookAheadCheck } from './look-ahead.ts';
import { prepareRun } from './prepare.ts';
import { replay } from './replay.ts';

const kernel = loadGafKernelSync();
const series = simulate({ generator: 'base', bars: 2500, seed: 3, timeframeMs: 3_600_000 });
/** Smaller fits, oftener, and a gate that opens easily: more chances to leak in fewer bars. */
const config = parseRunConfig({
  regime: { refitEvery: 300, trainBars: 800 },
  'visual-cortex': {
    trainFrom: 400,
    trainBars: 600,
    refitBars: 120,
    shuffles: 6,
    pcaSamples: 200,
    falseOpen: 0.5,
  },
});

describe('the real run', () => {
  it('decides, trades, is fitted several times and sees', () => {
    const prepared = prepareRun([series], config, 1, kernel);
    expect(prepared.refits[0]!.length).toBeGreaterThan(5);
    expect(prepared.vision![0]!.refits.length).toBeGreaterThan(10);
    expect(prepared.vision![0]!.gate.some((g) => g > 0)).toBe(true);
    const run = replay({
      series: [series],
      config,
      seed: 1,
      lesions: 0,
      ...prepared,
      clock: null,
      stageTimes: false,
      onSegment: null,
    });
    expect(run.decisions).toBeGreaterThan(50);
    expect(run.fills.length).toBeGreaterThan(20);
  });

  it('changes no bit of any record before any of 60 cuts', () => {
    const progress: number[] = [];
    const check = lookAheadCheck(series, config, 1, kernel, 60, rng(5), (done) => progress.push(done));
    expect(check).toEqual({ cuts: 60, leaks: [] });
    expect(progress.at(-1)).toBe(60);
  }, 180_000);
});

describe('a planted leak', () => {
  it('is found in embeddings that know the price five bars on', () => {
    const peek: typeof prepareRun = (all, run, seed) => {
      const { close, length } = all[0]!;
      const score = new Float64Array(length).map((_, i) => Math.sign((close[i + 5] ?? close[i]!) - close[i]!));
      const [model, cause] = [new Int8Array(length), new Int8Array(length)];
      const gate = new Float64Array(length).fill(1);
      const track = { score, gate, model, cause, refits: [], artefact: null, frames: 0 };
      return { ...prepareRun(all, run, seed, null), vision: [track] };
    };
    const { leaks } = lookAheadCheck(series, config, 1, null, 10, rng(5), undefined, peek);
    expect(leaks.length).toBeGreaterThan(7);
    expect(new Set(leaks.map((l) => l.kind))).toEqual(new Set(['truncated', 'noise']));
    expect(leaks.map((l) => l.field)).toContain('visionScore');
    for (const { cut, bar } of leaks) {
      // What is as of five bars before the cut is used one bar later.
      expect(bar).toBeGreaterThanOrEqual(cut - 4);
      expect(bar).toBeLessThan(cut);
    }
  });

  it('is found in a regime model that is known before its last bar', () => {
    const early: typeof prepareRun = (all, run, seed) => {
      const { refits, vision } = prepareRun(all, run, seed, null);
      return { refits: refits.map((list) => list.map((r) => ({ ...r, knownAt: r.asOf - 150 }))), vision };
    };
    const { leaks } = lookAheadCheck(series, config, 1, null, 12, rng(6), undefined, early);
    expect(leaks.length).toBeGreaterThan(2);
    for (const { cut, bar } of leaks) expect(bar).toBeLessThan(cut);
  });
});
