/**
 * Vision over whole series: it opens its gate on a market with a pattern, keeps it shut on noise, closes it when the
 * pattern ends, and never looks ahead.
 */
import { parseConfig, truncate, type BarSeries } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { visualCortexFields, type VisionConfig } from '../config.ts';
import { seriesOfCloses } from '../testing/closes.ts';
import { initLive, stepLive } from './live.ts';
import { prepareVision } from './prepare.ts';

const kernel = loadGafKernelSync();
const config = (options: Partial<VisionConfig> = {}): VisionConfig =>
  parseConfig(visualCortexFields, options, 'visual-cortex');

function seriesOf(returns: Float64Array): BarSeries {
  const n = returns.length;
  const close = new Float64Array(n);
  let price = 100;
  for (let i = 0; i < n; i++) close[i] = price *= Math.exp(returns[i]!);
  return seriesOfCloses(close);
}

function noise(n: number, seed: number): Float64Array {
  const random = rng(seed);
  return Float64Array.from({ length: n }, () => 0.01 * random.normal());
}

/** Noise with volatility that clusters: GARCH(1, 1), as markets have it, and still no pattern in direction. */
function clustered(n: number, seed: number): Float64Array {
  const random = rng(seed);
  let variance = 1e-4;
  let last = 0;
  return Float64Array.from({ length: n }, () => {
    variance = 2e-6 + 0.08 * last * last + 0.9 * variance;
    return (last = Math.sqrt(variance) * random.normal());
  });
}

const MOTIF = [1, -1, 1, -1, 1, 1, -1, -1]; // four bars each
/** Motifs at random places up to bar `until`, each followed by `rise` deviations a bar for 12 bars. */
function planted(n: number, seed: number, rise: number, until: number): { returns: Float64Array; ends: number[] } {
  const returns = noise(n, seed);
  const random = rng(seed + 1);
  const ends: number[] = [];
  for (let i = 60; i + 60 < until;)
    if (random.next() < 0.03) {
      for (let k = 0; k < 32; k++) returns[i + k] = returns[i + k]! + 0.01 * MOTIF[k >> 2]!;
      for (let k = 32; k < 44; k++) returns[i + k] = returns[i + k]! + 0.01 * rise;
      ends.push(i + 31);
      i += 60;
    } else i++;
  return { returns, ends };
}

const stop = (): never => {
  throw new Error('stopped');
};
const opened = (gate: Float64Array): number => gate.findIndex((g) => g > 0);

describe('a market with a pattern', () => {
  it.each([
    [11, 0.8],
    [12, 0.8],
    [13, -0.8],
    [14, -0.8],
  ])('opens the gate and reads the right direction (seed %i, %f deviations a bar after the motif)', (seed, rise) => {
    const { returns, ends } = planted(5000, seed, rise, 5000);
    const { score, gate, refits } = prepareVision(seriesOf(returns), config(), seed, kernel);
    const from = opened(gate);
    expect(from).toBeGreaterThan(0);
    const seen = ends.filter((i) => i >= from);
    expect(seen.length).toBeGreaterThan(5);
    const right = seen.filter((i) => Math.sign(score[i]!) === Math.sign(rise)).length;
    expect(right / seen.length).toBeGreaterThan(0.9);
    expect(refits.at(-1)!.ic).toBeGreaterThan(0.05);
    expect(refits.at(-1)!.z).toBeGreaterThan(refits.at(-1)!.boundary);
  });

  it('closes again when the pattern ends', () => {
    const { returns } = planted(12_000, 21, 0.8, 5000);
    const { gate } = prepareVision(seriesOf(returns), config({ recentBlocks: 6 }), 1, kernel);
    const from = opened(gate);
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThan(5000);
    expect(gate.subarray(9000).every((g) => g === 0)).toBe(true);
  });
});

describe('a market without a pattern', () => {
  it.each([
    ['noise', noise],
    ['noise with clustered volatility', clustered],
  ])('keeps the gate shut on %s: at most 4 of 40 seeds ever open, over 16 looks each', (_, make) => {
    const quick = config({ refitBars: 200, trainBars: 2000, shuffles: 12, pcaSamples: 300 });
    let open = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { gate, refits } = prepareVision(seriesOf(make(4200, 300 + seed)), quick, seed, kernel);
      expect(refits.at(-1)!.blocks).toBe(16);
      if (opened(gate) >= 0) open++;
    }
    expect(open).toBeLessThanOrEqual(4);
  });

  it('says nothing at all where prices do not move', () => {
    const { score, gate, refits, artefact } = prepareVision(seriesOf(new Float64Array(2000)), config(), 1, kernel);
    expect(score.every(Number.isNaN)).toBe(true);
    expect(gate.every((g) => g === 0)).toBe(true);
    expect(refits.map((r) => r.trainedOn)).toEqual([0, 0, 0]);
    expect(artefact).toBeNull();
  });

  it('says nothing where there are too few bars to learn from', () => {
    const track = prepareVision(seriesOf(noise(999, 1)), config(), 1, kernel);
    expect(track.refits).toEqual([]);
    expect(track.score.every(Number.isNaN)).toBe(true);
    expect(track.score.length).toBe(999);
  });
});

describe('causality and reproduction', () => {
  const small = config({
    trainFrom: 400,
    trainBars: 600,
    refitBars: 120,
    shuffles: 6,
    pcaSamples: 200,
    falseOpen: 0.5,
  });
  const series = seriesOf(planted(2600, 6, 3, 2600).returns);
  const whole = prepareVision(series, small, 9, kernel);

  it('changes no slot before the cut when the future is cut off, at 60 random cuts', () => {
    expect(whole.gate.some((g) => g > 0)).toBe(true);
    const random = rng(77);
    for (let k = 0; k < 60; k++) {
      const n = 1 + random.below(series.length - 1);
      const cut = prepareVision(truncate(series, n), small, 9, kernel);
      expect(cut.score).toEqual(whole.score.slice(0, n));
      expect(cut.gate).toEqual(whole.gate.slice(0, n));
      expect(cut.refits).toEqual(whole.refits.slice(0, cut.refits.length));
    }
  });

  it('changes no slot before the bar that a changed future begins at', () => {
    const random = rng(78);
    for (let k = 0; k < 10; k++) {
      const n = 500 + random.below(1600);
      const close = series.close.slice();
      for (let i = n; i < close.length; i++) close[i] = close[i]! * (1 + random.next());
      const other = prepareVision({ ...series, close }, small, 9, kernel);
      expect(other.score.slice(0, n)).toEqual(whole.score.slice(0, n));
      expect(other.gate.slice(0, n)).toEqual(whole.gate.slice(0, n));
    }
  });

  it('is the same from the same seed; another seed moves the control and nothing else', () => {
    expect(prepareVision(series, small, 9, kernel)).toEqual(whole);
    const other = prepareVision(series, small, 10, kernel);
    expect(other.score).toEqual(whole.score);
    expect(other.refits.map((r) => r.ic)).toEqual(whole.refits.map((r) => r.ic));
    expect(other.refits.at(-1)!.shuffledSd).not.toBe(whole.refits.at(-1)!.shuffledSd);
  });

  it('reports z as what its three numbers say, and progress up to 1', () => {
    for (const r of whole.refits.slice(1)) expect(r.z).toBeCloseTo((r.ic - r.shuffledMean) / r.shuffledSd, 9);
    const shares: number[] = [];
    prepareVision(series, small, 9, kernel, (share) => shares.push(share));
    expect(shares.length).toBe(whole.refits.length);
    expect(shares.at(-1)).toBe(1);
    expect(() => prepareVision(series, small, 9, kernel, stop)).toThrow('stopped');
  });

  it('counts its frames: every labelled bar of each fit, and every bar read', () => {
    const labelled = whole.refits.reduce((sum, r) => sum + r.trainedOn, 0);
    expect(whole.frames).toBe(labelled + series.length - 399);
  });

  it('live vision gives the same scores, bar by bar, to the bit', () => {
    const artefact = whole.artefact!;
    const live = initLive(artefact, kernel);
    const from = artefact.index - artefact.window + 1;
    let compared = 0;
    for (let i = from; i < series.length; i++) {
      const score = stepLive(live, Math.log(series.close[i]! / series.close[i - 1]!));
      if (i < artefact.index) expect(score).toBeNaN();
      else {
        expect(score).toBe(whole.score[i]);
        compared++;
      }
    }
    expect(compared).toBe(series.length - artefact.index);
    expect(live.returns.every(Number.isFinite)).toBe(true);
    const kept = live.next;
    expect(() => stepLive(live, Number.NaN)).toThrow('value NaN');
    expect(live.next).toBe(kept);
  });

  it('names a price or an option that it cannot work with', () => {
    const close = series.close.slice();
    close[700] = 0;
    expect(() => prepareVision({ ...series, close }, small, 1, kernel)).toThrow('close 0 of bar 700');
    const wrong = config({ pooled: 7, components: 64, maxAge: 0, refitBars: 50, horizon: 30, trainFrom: 100 });
    for (const part of ['pooled: 7 does not divide', 'components: 64', 'trainFrom: 100', 'refitBars: 50', 'maxAge: 0'])
      expect(() => prepareVision(series, wrong, 1, kernel)).toThrow(part);
  });
});
