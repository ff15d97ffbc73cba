import { MODALITIES, parseConfig, VISION, VOLUME } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { thalamusFields } from './config.ts';
import { writeContext } from './context.ts';
import { gate, INPUT_COUNT, initialWeights, orient } from './gate.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);

describe('gate', () => {
  it('[E29] at four points worked by hand', () => {
    const w = f(1, 0.5, Math.log(3), 0.25);
    // row 0: 1·1 + 0.5·(−2) + 0 = 0, sigmoid = 1/2
    expect(gate(w, 0, f(1, -2), 0)).toBeCloseTo(0.5, 14);
    // row 1: ln 3·1 + 0.25·0 = ln 3, sigmoid = 3/4
    expect(gate(w, 1, f(1, 0), 0)).toBeCloseTo(0.75, 14);
    // row 1 with bias: ln 3 + 0.25·(−4) + 1 − 2 ln 3 = −ln 3, sigmoid = 1/4
    expect(gate(w, 1, f(1, -4), 1 - 2 * Math.log(3))).toBeCloseTo(0.25, 14);
    // row 0: 1·2 + 0.5·2 = 3; bias ln 4 − 3, so ln 4: sigmoid = 4/5
    expect(gate(w, 0, f(2, 2), Math.log(4) - 3)).toBeCloseTo(0.8, 14);
  });
});

describe('inputs of a gate', () => {
  it('a modality sees its own evidence as ≥ 0 and others by agreement; the context is left alone', () => {
    const inputs = f(-0.5, 0.25, -1, 0, 0, 0.7, -0.2, 0.1, 0.3);
    const x = new Float64Array(INPUT_COUNT);
    orient(inputs, -1, x);
    expect([...x]).toEqual([0.5, -0.25, 1, -0, -0, 0.7, -0.2, 0.1, 0.3]);
    orient(inputs, 1, x);
    expect([...x]).toEqual([...inputs]);
  });
  it('context: ratios by logarithm, shares centred, unknown neutral', () => {
    const written = (...context: number[]): number[] => {
      const out = new Float64Array(6);
      writeContext(f(...context), out, 2);
      expect([out[0], out[1]]).toEqual([0, 0]);
      return [...out.subarray(2)].map((v) => Math.round(v * 1e9) / 1e9);
    };
    const half = Math.round(-Math.LN2 * 1e9) / 1e9;
    expect(written(1, 1, 0.5, 0.5)).toEqual([0, 0, 0, 0]);
    expect(written(Math.E, 0.5, 0.75, 0)).toEqual([1, half, 0.5, -1]);
    expect(written(0, 1e9, 2, -3)).toEqual([-2, 2, 1, -1]);
    expect(written(Number.NaN, Number.NaN, Number.NaN, Number.NaN)).toEqual([0, 0, 0, 0]);
  });
  it('initial weights are the documented ones', () => {
    const w = initialWeights(parseConfig(thalamusFields, undefined, 'thalamus'));
    const row = (m: number): number[] => [...w.subarray(m * INPUT_COUNT, (m + 1) * INPUT_COUNT)];
    expect(row(VOLUME)).toEqual([0.5, 2, 0.5, 0.5, 0.5, -0.3, 0.3, 0.5, 0.5]);
    expect(row(VISION)).toEqual([0.5, 0.5, 2, 0.5, 0.5, -0.3, 0, 0.5, 0.5]);
    expect(w.length).toBe(MODALITIES.length * INPUT_COUNT);
  });
});
