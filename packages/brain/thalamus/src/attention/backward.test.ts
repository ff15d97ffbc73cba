import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { backward, type Moment, type Trace } from './backward.ts';
import { attendMoment, projectMoment } from './cross.ts';
import { HEADS, WIDTH } from './heads.ts';
import { QUERY_COUNT, WEIGHT_COUNT } from './project.ts';

const TOKENS = 15;
const random = rng(42);
const draw = (n: number, scale = 1): Float64Array => Float64Array.from({ length: n }, () => scale * random.normal());

const moment: Moment = {
  features: draw(QUERY_COUNT),
  evidence: draw(TOKENS, 0.5),
  visible: Int32Array.of(0, 1, 5, 6, 8, 11, 13),
  count: 7,
  bias: draw(TOKENS),
  age: Float64Array.from({ length: TOKENS }, (_, t) => 2 - Math.floor(t / 5)),
};
const trace: Trace = {
  query: new Float64Array(WIDTH),
  keys: new Float64Array(TOKENS * WIDTH),
  values: new Float64Array(TOKENS * WIDTH),
  weights: new Float64Array(HEADS * TOKENS),
  stride: TOKENS,
  heads: new Float64Array(WIDTH),
};
const evidence = draw(5);
const present = Uint8Array.of(1, 1, 0, 1, 0);
const coefficients = draw(5);

/** L = Σ c_m·y_m² / 2 over what is present. */
function loss(w: Float64Array, dy: Float64Array): number {
  const y = new Float64Array(5);
  projectMoment(w, moment, trace);
  attendMoment(w, moment, trace, evidence, present, y);
  let sum = 0;
  for (let m = 0; m < 5; m++) {
    dy[m] = coefficients[m]! * y[m]!;
    sum += (dy[m]! * y[m]!) / 2;
  }
  return sum;
}

describe('backward', () => {
  it('agrees with finite differences at every weight', () => {
    const w = draw(WEIGHT_COUNT, 0.5);
    const dy = new Float64Array(5);
    const spare = new Float64Array(5);
    loss(w, dy);
    const gradient = new Float64Array(WEIGHT_COUNT);
    backward(w, moment, trace, dy, new Float64Array(WIDTH), new Float64Array(WIDTH), gradient);
    const h = 1e-5;
    let moved = 0;
    for (let i = 0; i < WEIGHT_COUNT; i++) {
      const kept = w[i]!;
      w[i] = kept + h;
      const above = loss(w, spare);
      w[i] = kept - h;
      const below = loss(w, spare);
      w[i] = kept;
      const numeric = (above - below) / (2 * h);
      expect(Math.abs(numeric - gradient[i]!)).toBeLessThan(1e-7 * (1 + Math.abs(numeric)));
      if (Math.abs(numeric) > 1e-6) moved++;
    }
    // Two modalities are absent: their rows of W_o have no gradient, nearly all else has.
    expect(moved).toBeGreaterThan(0.8 * (WEIGHT_COUNT - 2 * WIDTH));
  });
  it('adds to what the gradient held', () => {
    const w = draw(WEIGHT_COUNT, 0.5);
    const dy = new Float64Array(5);
    loss(w, dy);
    const once = new Float64Array(WEIGHT_COUNT);
    const scratch = (): Float64Array => new Float64Array(WIDTH);
    backward(w, moment, trace, dy, scratch(), scratch(), once);
    const twice = once.slice();
    backward(w, moment, trace, dy, scratch(), scratch(), twice);
    for (let i = 0; i < WEIGHT_COUNT; i++) expect(twice[i]).toBeCloseTo(2 * once[i]!, 12);
  });
});
