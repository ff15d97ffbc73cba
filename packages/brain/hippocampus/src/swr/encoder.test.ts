import { EPISODE_STATE, EXPERIENCE_STATE, EXPERIENCE_WIDTH } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { CODE_INPUTS, embed, encoderOf, openEncoder, standardise } from './encoder.ts';
import { randomRows, rowsOf } from './scenario.ts';

const CONFIG = { cellsPerInput: 8, activeShare: 0.1 };
const stateOf = (rows: Float64Array, i: number): Float64Array =>
  rows.slice(i * EXPERIENCE_WIDTH + EXPERIENCE_STATE, i * EXPERIENCE_WIDTH + EXPERIENCE_STATE + EPISODE_STATE);
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('encoder', () => {
  it('freezes mean and 1/σ of each component; the unknown and the constant get no say', () => {
    const rows = rowsOf([
      { 'state.0': 1, 'state.1': 7, volatility: 2, volume: Number.NaN },
      { 'state.0': 3, 'state.1': 7, volatility: 6, volume: 5 },
    ]);
    const encoder = encoderOf(rows, CONFIG, 1);
    expect(encoder.mean.slice(0, 2)).toEqual([2, 7]);
    expect(encoder.scale.slice(0, 2)).toEqual([1, 0]);
    expect(encoder.mean.slice(EPISODE_STATE)).toEqual([4, 0, 5]); // volatility, spread (never known), volume
    expect(encoder.scale.slice(EPISODE_STATE)).toEqual([0.5, 0, 0]);
    const open = openEncoder(encoder);
    expect(standardise(open, 0, 2.5)).toBe(0.5);
    expect(standardise(open, 0, 100)).toBe(4);
    expect(standardise(open, 0, -100)).toBe(-4);
    expect(standardise(open, 0, Number.NaN)).toBe(0);
    expect(standardise(open, 1, 9)).toBe(0);
  });
  it('[E38] a code by hand: one cell hears one input, the strongest fires alone', () => {
    const cells = 20;
    const encoder = {
      seed: 1,
      cells,
      activeShare: 0.1,
      mean: Array.from({ length: 15 }, () => 0),
      scale: Array.from({ length: 15 }, () => 1),
    };
    const open = openEncoder(encoder);
    open.projection.fill(0);
    open.projection[0] = Math.log(2); // cell 0 hears state.0: tanh(ln 2) = 0.6
    open.projection[CODE_INPUTS + 1] = Math.log(3); // cell 1 hears state.1: tanh(ln 3) = 0.8
    open.projection[2 * CODE_INPUTS + 12] = 0.1; // cell 2 hears volatility, and is too weak to be heard
    const state = new Float64Array(EPISODE_STATE);
    const out = new Float32Array(cells).fill(9);
    state[0] = 1;
    state[1] = 1;
    embed(open, state, Float64Array.of(1, 1, 1), out);
    expect([...out]).toEqual([Math.fround(0.6), Math.fround(0.8), ...Array.from({ length: 18 }, () => 0)]);
    state[1] = 0;
    embed(open, state, Float64Array.of(0, 1, 1), out);
    expect(out[0]).toBe(1);
    state[0] = 0;
    embed(open, state, Float64Array.of(Number.NaN, 0, 0), out);
    expect(out.every((x) => x === 0)).toBe(true); // an average moment has no direction
  });
  it('[E38] each part of the context is standardised by its own mean and scale, by hand', () => {
    const fifteen = Array.from({ length: CODE_INPUTS }, (_, i) => i);
    const open = openEncoder({
      seed: 1,
      cells: 30,
      activeShare: 0.1,
      mean: fifteen,
      scale: fifteen.map((i) => i / 10),
    });
    open.projection.fill(0);
    for (const c of [0, 1, 2]) open.projection[c * CODE_INPUTS + EPISODE_STATE + c] = 1;
    const out = new Float32Array(30);
    const average = Float64Array.from(fifteen.slice(0, EPISODE_STATE));
    // volatility ½ above its mean of 12, spread 1 above 13, volume 1½ above 14, in tenths of 12, 13, 14
    embed(open, average, Float64Array.of(12.5, 14, 15.5), out);
    const heard = [0.6, 1.3, 2.1].map(Math.tanh);
    heard.forEach((x, c) => expect(out[c]).toBeCloseTo(x / Math.hypot(...heard), 6));
  });
  it('[E38] night and day say the same numbers, of length 1, a tenth of the cells firing; context counts, action does not', () => {
    const rows = randomRows(200, 3);
    const frozen = encoderOf(rows, CONFIG, 77);
    const night = openEncoder(frozen);
    const day = openEncoder(JSON.parse(JSON.stringify(frozen)) as typeof frozen);
    const a = new Float32Array(120);
    const b = new Float32Array(120);
    for (let i = 0; i < 200; i++) {
      const context = Float64Array.of(rows[i * EXPERIENCE_WIDTH + 9]!, Number.NaN, rows[i * EXPERIENCE_WIDTH + 11]!);
      embed(night, stateOf(rows, i), context, a);
      embed(day, stateOf(rows, i), context, b);
      expect(b).toEqual(a);
      expect(dot(a, a)).toBeCloseTo(1, 5);
      expect(a.filter((x) => x !== 0)).toHaveLength(12);
      context[0] = -3;
      embed(day, stateOf(rows, i), context, b);
      expect(dot(a, b)).toBeLessThan(0.9999);
    }
    embed(openEncoder({ ...frozen, seed: 78 }), stateOf(rows, 0), Float64Array.of(1, 1, 1), b);
    embed(night, stateOf(rows, 0), Float64Array.of(1, 1, 1), a);
    expect(a).not.toEqual(b);
  });
  it('refuses an encoder that does not fit', () => {
    const short = { seed: 1, cells: 20, activeShare: 0.1, mean: [0], scale: [1] };
    expect(() => openEncoder(short)).toThrow('1 means and 1 scales does not fit the 15');
  });
});
