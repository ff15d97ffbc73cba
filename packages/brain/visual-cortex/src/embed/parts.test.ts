/** The parts of a fit against values worked by hand or by another route. */
import { assert, integer, property } from 'fast-check';
import { ridge, rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { distinctCells } from './artefact.ts';
import { dot } from './dot.ts';
import { addBlock, boundary, gateOf, initEvidence, together } from './evidence.ts';
import { labels, logReturns } from './labels.ts';
import { fitComponents, project } from './pca.ts';
import { rankCorrelation, ranks } from './rank.ts';
import { blockShuffle, fitReadouts } from './readout.ts';

describe('labels', () => {
  it('are the return over the horizon in volatilities, known only when it has passed', () => {
    const r = logReturns(Float64Array.of(1, Math.E, 1, Math.E, 1, Math.E ** 3, 1));
    // Returns 1, −1, 1, −1, 3, −3: the mean square is 1 up to slot 4. Slot 2: (1 − 1)/√2. Slot 3: (−1 + 3)/√2.
    // Slot 4: (3 − 3)/√2. With span 2 slot 1 is warm-up; slots 5 and 6 do not know two bars ahead.
    expect(r[0]).toBeNaN();
    const y = labels(r, 2, 2, 10);
    expect(y.slice(0, 2).every(Number.isNaN)).toBe(true);
    expect(y[2]).toBeCloseTo(0, 12);
    expect(y[3]).toBeCloseTo(Math.SQRT2, 12);
    expect(y[4]).toBeCloseTo(0, 12);
    expect(y.slice(5).every(Number.isNaN)).toBe(true);
    expect(labels(r, 2, 2, 0.5)[3]).toBe(0.5);
  });
  it('weigh the volatility of span s by 2/(s + 1)', () => {
    // Squares 1, 4 with a = 2/3: weights 1/3 and 1 → (1/3 + 4)/(4/3) = 3.25 at slot 2. Ahead: 5.
    const y = labels(Float64Array.of(Number.NaN, 1, 2, 5, 0), 1, 2, 100);
    expect(y[2]).toBeCloseTo(5 / Math.sqrt(3.25), 12);
  });
  it('are missing where nothing has moved, and where the series is shorter than the horizon', () => {
    expect(labels(new Float64Array(20), 2, 5, 3).every(Number.isNaN)).toBe(true);
    expect(labels(Float64Array.of(Number.NaN, 0.1, 0.1), 5, 2, 3).every(Number.isNaN)).toBe(true);
    expect(labels(new Float64Array(0), 5, 2, 3).length).toBe(0);
  });
});

describe('components', () => {
  it('find the axes of a cloud and scale them to unit variance', () => {
    // Four points at ±2 on (1, 1)/√2 and ±1 on (1, −1)/√2 about (3, 5): variances 4·½ and 1·½.
    const h = Math.SQRT1_2;
    const cloud = [2, -2].map((a) => [3 + a * h, 5 + a * h]).concat([1, -1].map((b) => [3 + b * h, 5 - b * h]));
    const found = fitComponents(Float64Array.from(cloud.flat()), 4, 2, 2, 1)!;
    expect(Array.from(found.mean)).toEqual([3, 5]);
    const p = project(found, Float64Array.from(cloud.flat()), 4, 2, 2);
    const abs = Array.from(p, Math.abs);
    [Math.SQRT2, Math.SQRT2, 0, 0, 0, 0, Math.SQRT2, Math.SQRT2].forEach((w, i) => expect(abs[i]).toBeCloseTo(w, 12));
    expect(p[0]! + p[1]!).toBeCloseTo(0, 12);
  });
  it('use every step-th frame only, and refuse a cloud with too few directions', () => {
    const frames = Float64Array.of(1, 2, 900, 900, -1, -2, 900, -900, 2, 1, 900, 7);
    expect(Array.from(fitComponents(frames, 6, 2, 1, 2)!.mean)).toEqual([2 / 3, 1 / 3]);
    expect(fitComponents(Float64Array.of(1, 1, 2, 2, 3, 3), 3, 2, 2, 1)).toBeNull();
  });
  it('the cells that differ: above the diagonal for GADF, with it for GASF', () => {
    expect(Array.from(distinctCells(3, 'gadf'))).toEqual([1, 2, 5]);
    expect(Array.from(distinctCells(3, 'gasf'))).toEqual([0, 1, 2, 4, 5, 8]);
  });
  it('dot is a dot product at any offset and length', () => {
    const a = Float64Array.from({ length: 20 }, (_, i) => i + 1);
    for (let n = 0; n < 12; n++) {
      let want = 0;
      for (let k = 0; k < n; k++) want += a[3 + k]! * a[5 + k]!;
      expect(dot(a, 3, a, 5, n)).toBe(want);
    }
  });
});

describe('readouts', () => {
  it('equal ridge regression on centred columns, the shuffles too', () => {
    const random = rng(4);
    const n = 50;
    const k = 3;
    const p = Float64Array.from({ length: n * k }, () => random.normal() + 2);
    const y = Float64Array.from({ length: n }, (_, r) => p[r]! - 2 * p[n + r]! + random.normal() + 7);
    const order = blockShuffle(n, 6, random);
    const rows = new Float64Array(n * k);
    const mean = [0, 1, 2].map((c) => p.subarray(c * n, (c + 1) * n).reduce((s, v) => s + v, 0) / n);
    for (let r = 0; r < n; r++) for (let c = 0; c < k; c++) rows[r * k + c] = p[c * n + r]! - mean[c]!;
    const middle = y.reduce((s, v) => s + v, 0) / n;
    const centred = y.map((v) => v - middle);
    const real = ridge(rows, centred, n, k, 0.3 * n);
    const control = ridge(
      rows,
      Float64Array.from(order, (r) => centred[r]!),
      n,
      k,
      0.3 * n,
    );
    const got = fitReadouts(p.slice(), y, n, k, 0.3, [order])!;
    for (let c = 0; c < k; c++) {
      expect(got.weights[c]).toBeCloseTo(real[c]!, 10);
      expect(got.weights[k + c]).toBeCloseTo(control[c]!, 10);
      expect(got.center[c]).toBeCloseTo(mean[c]!, 12);
    }
    const said = Array.from({ length: n }, (_, r) => [0, 1, 2].reduce((s, c) => s + real[c]! * rows[r * k + c]!, 0));
    expect(got.spread).toBeCloseTo(Math.sqrt(said.reduce((s, v) => s + v * v, 0) / n), 10);
  });
  it('are none where the labels do not vary', () => {
    const p = Float64Array.of(1, 2, 3, 5);
    expect(fitReadouts(p, new Float64Array(4).fill(2), 4, 1, 0.1, [])).toBeNull();
  });
  it('block shuffles are orders that keep neighbours together', () => {
    assert(
      property(
        integer({ min: 1, max: 300 }),
        integer({ min: 1, max: 40 }),
        integer({ min: 0, max: 1e6 }),
        (n, b, seed) => {
          const order = blockShuffle(n, b, rng(seed));
          expect(Array.from(order).sort((x, y) => x - y)).toEqual(Array.from({ length: n }, (_, i) => i));
          let breaks = 0;
          for (let i = 1; i < n; i++) if (order[i] !== order[i - 1]! + 1) breaks++;
          expect(breaks).toBeLessThanOrEqual(Math.ceil(n / b));
        },
      ),
    );
  });
});

describe('rank correlation', () => {
  it('ranks from 0, equals sharing the mean of theirs', () => {
    const out = new Float64Array(5);
    ranks(Float64Array.of(5, 1, 5, -2, 9), out);
    expect(Array.from(out)).toEqual([2.5, 1, 2.5, 0, 4]);
  });
  it('is Spearman: 1 − 6Σd²/(n(n² − 1)) without ties', () => {
    // Ranks 0 1 2 3 4 against 1 0 3 2 4: Σd² = 4, n = 5: 1 − 24/120 = 0.8. Reversed: −1.
    expect(rankCorrelation(Float64Array.of(0, 1, 2, 3, 4), Float64Array.of(1, 0, 3, 2, 4))).toBeCloseTo(0.8, 12);
    expect(rankCorrelation(Float64Array.of(0, 1, 2), Float64Array.of(2, 1, 0))).toBe(-1);
    expect(rankCorrelation(Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2))).toBeNaN();
  });
});

describe('evidence', () => {
  it('sets each block against its controls and adds blocks up', () => {
    const e = initEvidence();
    // Controls −0.1, 0.1, 0.3: mean 0.1, s² = 0.04, with the mean estimated 0.04·(1 + 1/3) = 0.16/3.
    addBlock(e, 0.5, Float64Array.of(-0.1, 0.1, 0.3));
    expect(together(e, 1)).toBeCloseTo(0.4 / Math.sqrt(0.16 / 3), 12);
    // Controls −0.2, 0, 0.2: mean 0, same variance. Sum of differences 0.4 + 0.1 over √(2·0.16/3).
    addBlock(e, 0.1, Float64Array.of(-0.2, 0, 0.2));
    expect(together(e, 2)).toBeCloseTo(0.5 / Math.sqrt(0.32 / 3), 12);
    expect(together(e, 1)).toBeCloseTo(0.1 / Math.sqrt(0.16 / 3), 12);
    expect(together(initEvidence(), 3)).toBe(0);
  });
  it('leaves out a block that says nothing', () => {
    const e = initEvidence();
    addBlock(e, Number.NaN, Float64Array.of(-0.2, 0, 0.2));
    addBlock(e, 0.3, Float64Array.of(0.1, 0.1, 0.1));
    expect(e.ic.length).toBe(0);
  });
  it('has the boundary of the normal mixture: hand values at 1, 2 and 100 blocks', () => {
    // ρ = 2. k 1, α 0.1: √(2·3·ln(1 + √1.5·5)) = √(6·ln 7.1237) = √11.7807. k 2, α 0.05: √(4·ln(1 + 10√2)).
    expect(boundary(1, 0.1)).toBeCloseTo(3.432286, 5);
    expect(boundary(2, 0.05)).toBeCloseTo(3.296957, 5);
    expect(boundary(100, 0.1)).toBeCloseTo(2.7111, 5);
  });
  it('chance leaves the boundary at most as often as it says, however often one looks', () => {
    const random = rng(3);
    for (const alpha of [0.05, 0.1, 0.3]) {
      let left = 0;
      for (let walk = 0; walk < 1000; walk++) {
        let sum = 0;
        for (let k = 1; k <= 200; k++) {
          sum += random.normal();
          if (sum / Math.sqrt(k) > boundary(k, alpha)) {
            left++;
            break;
          }
        }
      }
      expect(left / 1000).toBeLessThan(alpha);
    }
  });
  it('opens the gate by its margin, needs two blocks and a positive coefficient, and closes it again', () => {
    const e = initEvidence();
    const controls = Float64Array.of(-0.01, 0, 0.01);
    addBlock(e, 0.05, controls);
    expect(gateOf(e, 0.1, 4)).toBe(0);
    addBlock(e, 0.05, controls);
    const margin = Math.min(together(e, 2) - boundary(2, 0.1), together(e, 4) - 1.645);
    expect(margin).toBeGreaterThan(0);
    expect(gateOf(e, 0.1, 4)).toBeCloseTo(1 - Math.exp(-margin), 12);
    for (let b = 0; b < 4; b++) addBlock(e, 0, controls);
    expect(together(e, 6)).toBeGreaterThan(boundary(6, 0.1));
    expect(gateOf(e, 0.1, 4)).toBe(0);
    const below = initEvidence();
    for (let b = 0; b < 4; b++) addBlock(below, -0.05, Float64Array.of(-0.21, -0.2, -0.19));
    expect(together(below, 4)).toBeGreaterThan(boundary(4, 0.1));
    expect(gateOf(below, 0.1, 4)).toBe(0);
  });
});
