import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { initForest, isolationScore, meanPath, regrow, SAMPLE, scoreForest } from './forest.ts';
import { SIGNAL_COUNT } from './moments.ts';
import { initRing, keepState, RING, type Ring } from './ring.ts';

/** Gaussian states, the last signal constant. */
function filled(seed: number, n = RING): Ring {
  const ring = initRing();
  const r = rng(seed);
  for (let i = 0; i < n; i++)
    keepState(ring, Float64Array.of(r.normal(), r.normal(), r.normal(), r.normal(), r.normal(), 3), i, 0);
  return ring;
}
function grown(ring: Ring, trees = 32, seed = 1) {
  const forest = initForest(trees, seed);
  for (let i = 0; i < trees; i++) regrow(forest, ring);
  return forest;
}
const at = (x: number) => Float64Array.of(x, x, x, x, x, 3);

describe('isolation forest', () => {
  it('mean path of an unsuccessful search: c(2) = 1, c(3) = 2·(ln 2 + γ) − 4/3, c(256) = 10.24', () => {
    expect([meanPath(0), meanPath(1), meanPath(2)]).toEqual([0, 0, 1]);
    expect(meanPath(3)).toBeCloseTo(2 * (Math.LN2 + 0.5772156649) - 4 / 3, 9);
    // The value that the authors' figure of 256 samples rests on.
    expect(meanPath(256)).toBeCloseTo(10.24477092, 6);
  });
  it('score: 1 where nothing is cut, 1/2 at the mean path, 1/4 at twice it', () => {
    expect(isolationScore(0)).toBe(1);
    expect(isolationScore(meanPath(SAMPLE))).toBeCloseTo(0.5, 12);
    expect(isolationScore(2 * meanPath(SAMPLE))).toBeCloseTo(0.25, 12);
  });
  it('what lies apart scores high, the middle low, and farther is never less apart', () => {
    const forest = grown(filled(1));
    const scores = [0, 1.5, 3, 6].map((x) => scoreForest(forest, at(x)));
    expect(scores[0]).toBeLessThan(0.5);
    expect(scores[3]).toBeGreaterThan(0.7);
    for (let i = 1; i < 4; i++) expect(scores[i]!).toBeGreaterThanOrEqual(scores[i - 1]!);
  });
  it('every leaf of a grown tree holds its share: path lengths lie between 1 and depth + c', () => {
    const forest = grown(filled(2), 8);
    const r = rng(5);
    for (let i = 0; i < 200; i++) {
      const s = scoreForest(forest, at(3 * r.normal()));
      expect(s).toBeLessThan(isolationScore(0.99));
      expect(s).toBeGreaterThan(isolationScore(6 + meanPath(SAMPLE)));
    }
  });
  it('cannot say before all trees have grown, and grows none from too few states', () => {
    const few = initForest(4, 1);
    regrow(few, filled(1, SAMPLE - 1));
    expect(few.grown).toBe(0);
    const forest = initForest(4, 1);
    for (let i = 0; i < 3; i++) regrow(forest, filled(1));
    expect(scoreForest(forest, at(0))).toBeNaN();
    regrow(forest, filled(1));
    expect(scoreForest(forest, at(0))).toBeGreaterThan(0);
  });
  it('the same seed grows the same forest, another another; a copy goes on alike', () => {
    const ring = filled(3);
    expect(grown(ring, 8, 7)).toEqual(grown(ring, 8, 7));
    expect(grown(ring, 8, 8).value).not.toEqual(grown(ring, 8, 7).value);
    const a = grown(ring, 8, 7);
    const b = structuredClone(a);
    regrow(a, ring);
    regrow(b, ring);
    expect(b).toEqual(a);
  });
  it('states that are all alike make leaves of roots', () => {
    const ring = initRing();
    for (let i = 0; i < RING; i++) keepState(ring, new Float64Array(SIGNAL_COUNT).fill(2), i, 0);
    expect(scoreForest(grown(ring, 4), at(9))).toBeCloseTo(0.5, 12);
  });
});
