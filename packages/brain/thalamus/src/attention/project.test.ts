import { describe, expect, it } from 'vitest';
import { WIDTH } from './heads.ts';
import {
  addResidual,
  initialProjections,
  KEY_COUNT,
  projectQuery,
  projectToken,
  QUERY_COUNT,
  W_KEY,
  W_OUT,
  W_QUERY,
  W_VALUE,
  WEIGHT_COUNT,
} from './project.ts';

describe('projections', () => {
  it('begin with the residual path alone: W_q and W_o are 0, W_k and W_v are drawn from the seed', () => {
    const w = initialProjections(7);
    expect(w.subarray(W_QUERY, W_KEY).every((x) => x === 0)).toBe(true);
    expect(w.subarray(W_OUT).every((x) => x === 0)).toBe(true);
    const drawn = w.subarray(W_KEY, W_OUT);
    // Σ w² / n of N(0, 1/4); 88 draws, so within two fifths.
    const power = drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length;
    expect(power).toBeGreaterThan(0.15);
    expect(power).toBeLessThan(0.35);
    expect(initialProjections(7)).toEqual(w);
    expect(initialProjections(8)).not.toEqual(w);
  });
  it('[E28] with W_o = 0 what goes in comes out, whatever the heads say', () => {
    const out = new Float64Array(5);
    addResidual(
      initialProjections(1),
      Float64Array.of(0.1, -0.2, 0.3, 0.4, 0.5),
      Uint8Array.of(1, 1, 0, 1, 1),
      new Float64Array(WIDTH).fill(3),
      out,
    );
    expect([...out]).toEqual([0.1, -0.2, 0, 0.4, 0.5]);
  });
  it('[E28] query, key, value and residual by hand', () => {
    const w = new Float64Array(WEIGHT_COUNT);
    w[W_QUERY + 2 * QUERY_COUNT + 1] = 3; // slot 2 of q reads feature 1
    w[W_KEY + 5 * KEY_COUNT] = 2; // slot 5 of k reads strength
    w[W_KEY + 5 * KEY_COUNT + 1 + 3] = 0.25; // and adds 1/4 for modality 3
    w[W_VALUE + 5 * 5 + 3] = 4; // slot 5 of v reads modality 3
    w[W_OUT + 1 * WIDTH + 5] = 0.5; // modality 1 reads slot 5 of the heads
    const q = new Float64Array(WIDTH);
    projectQuery(w, Float64Array.of(9, 2, 0, 0, 0, 0, 0, 0, 0, 1), q);
    expect(q[2]).toBe(6);
    expect(q.filter((x) => x !== 0)).toHaveLength(1);
    const keys = new Float64Array(2 * WIDTH);
    const values = new Float64Array(2 * WIDTH);
    projectToken(w, 3, -0.5, keys, values, 1);
    expect(keys[WIDTH + 5]).toBe(2 * 0.5 + 0.25);
    expect(values[WIDTH + 5]).toBe(-2);
    expect(keys.subarray(0, WIDTH).every((x) => x === 0)).toBe(true);
    const heads = new Float64Array(WIDTH);
    heads[5] = -2;
    const out = new Float64Array(5);
    addResidual(w, Float64Array.of(0, 0.25, 0, 0, 0), Uint8Array.of(1, 1, 1, 1, 1), heads, out);
    expect([...out]).toEqual([0, 0.25 - 1, 0, 0, 0]);
  });
});
