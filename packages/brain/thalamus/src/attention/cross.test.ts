import { newGatedPercept, parseConfig, PRICE, SENTIMENT, VOLUME } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { thalamusFields, type ThalamusConfig } from '../config.ts';
import { learn, remember } from '../learn.ts';
import { init } from '../state.ts';
import { step } from '../step.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const config = (over: Partial<ThalamusConfig> = {}): ThalamusConfig => parseConfig(thalamusFields, over, 'thalamus');
const NEUTRAL = f(1, 1, 0.5, 0.5);

describe('cross-attention', () => {
  it('[E28] shares sum to 1 over the present; the absent get none, now and in the past', () => {
    const r = rng(4);
    const state = init(config(), 3);
    const out = newGatedPercept();
    for (let i = 0; i < 300; i++) {
      const present = Uint8Array.from({ length: 5 }, () => (r.next() < 0.6 ? 1 : 0));
      step(state, f(r.normal(), r.normal(), r.normal(), r.normal(), r.normal()), present, NEUTRAL, out);
      remember(state);
      learn(state, r.next() < 0.5 ? 1 : -1);
      const total = out.attention.reduce((a, b) => a + b, 0);
      const any = out.present.some((p) => p === 1);
      expect(total).toBeCloseTo(any ? 1 : 0, 12);
      for (let m = 0; m < 5; m++) expect(out.attention[m]! > 0).toBe(out.present[m] === 1);
    }
  });
  it('[E28] at the first call of two modalities each gets half: nothing is salient, focused or old yet', () => {
    const out = newGatedPercept();
    step(init(config()), f(0.5, -0.9, 0, 0, 0), Uint8Array.of(1, 1, 0, 0, 0), NEUTRAL, out);
    expect([...out.attention]).toEqual([0.5, 0.5, 0, 0, 0]);
  });
  it('[E28] focus by hand: twice the usual volume adds 0.5·ln 2 to volume: shares 1 : √2, and the gate follows', () => {
    const run = (attentionWeight: number) => {
      const out = newGatedPercept();
      const state = init(config({ attentionWeight, volumeWeight: 0 }));
      step(state, f(0.5, 0.5, 0, 0, 0), Uint8Array.of(1, 1, 0, 0, 0), f(1, 2, 0.5, 0.5), out);
      return out;
    };
    const share = Math.SQRT2 / (1 + Math.SQRT2);
    expect(run(1).attention[VOLUME]).toBeCloseTo(share, 14);
    const odds = (g: number): number => g / (1 - g);
    // weight 1: the odds of the gate are multiplied by share · 2.
    expect(odds(run(1).gate[VOLUME]!) / odds(run(0).gate[VOLUME]!)).toBeCloseTo(2 * share, 10);
    expect(odds(run(1).gate[PRICE]!) / odds(run(0).gate[PRICE]!)).toBeCloseTo(2 * (1 - share), 10);
  });
  it('a modality that stands out from its past is salient and draws attention', () => {
    const state = init(config());
    const out = newGatedPercept();
    const on = Uint8Array.of(1, 0, 0, 0, 1);
    for (let i = 0; i < 60; i++) step(state, f(0.1 * Math.cos(i), 0, 0, 0, 0.1 * Math.sin(i)), on, NEUTRAL, out);
    const before = out.attention[SENTIMENT]!;
    step(state, f(0.1, 0, 0, 0, -0.9), on, NEUTRAL, out);
    expect(out.saliency[SENTIMENT]).toBeGreaterThan(5);
    expect(out.attention[SENTIMENT]).toBeGreaterThan(before + 0.1);
  });
  it('[E28] is causal: what comes later changes nothing that was said before', () => {
    const record = (n: number, wild: boolean): number[] => {
      const r = rng(9);
      const state = init(config(), 1);
      const out = newGatedPercept();
      const rows: number[] = [];
      for (let i = 0; i < n; i++) {
        const late = wild && i >= 40;
        const e = f(r.normal(), r.normal(), late ? 1 : r.normal(), 0, 0);
        step(state, e, Uint8Array.of(1, 1, late ? 1 : 0, 0, 0), NEUTRAL, out);
        rows.push(...out.attention, ...out.saliency, ...out.gate);
        if (i % 3 === 0) remember(state);
        if (i % 3 === 2) learn(state, i % 2 === 0 ? 1 : -1);
      }
      return rows;
    };
    const whole = record(80, false);
    expect(record(40, false)).toEqual(whole.slice(0, 40 * 15));
    expect(record(80, true).slice(0, 40 * 15)).toEqual(whole.slice(0, 40 * 15));
    expect(record(80, true)).not.toEqual(whole);
  });
  it('[E28] a market and its mirror image are attended to and learned from alike', () => {
    const play = (sign: 1 | -1): number[] => {
      const r = rng(21);
      const state = init(config({ attentionRate: 0.05 }), 2);
      const out = newGatedPercept();
      const rows: number[] = [];
      for (let i = 0; i < 200; i++) {
        const e = Float64Array.from({ length: 5 }, () => sign * Math.tanh(r.normal()));
        step(state, e, Uint8Array.of(1, 1, 1, 0, 1), f(1 + r.next(), 1 + r.next(), r.next(), r.next()), out);
        rows.push(...out.attention, ...out.gate, ...out.saliency, ...state.attended.map((y) => sign * y));
        remember(state);
        learn(state, r.next() < 0.5 ? sign : -sign);
      }
      return rows;
    };
    const mirror = play(-1);
    play(1).forEach((x, i) => expect(mirror[i]).toBeCloseTo(x, 10));
  });
  it('learns what no gate could know alone: the next move is where volume pointed a bar ago', () => {
    /** Mean log loss of the gate of sentiment over the last thousand calls. */
    const play = (attentionRate: number): number => {
      const r = rng(12);
      const state = init(config({ attentionRate, learningRate: 0.05, decay: 0 }), 5);
      const out = newGatedPercept();
      const on = Uint8Array.of(0, 1, 0, 0, 1);
      const toss = (): number => (r.next() < 0.5 ? 1 : -1);
      let before = 1;
      let loss = 0;
      for (let i = 0; i < 6000; i++) {
        const volume = toss();
        const word = toss();
        step(state, f(0, 0.9 * volume, 0, 0, 0.5 * word), on, NEUTRAL, out);
        remember(state);
        learn(state, before);
        if (i >= 5000) loss -= Math.log(word === before ? out.gate[SENTIMENT]! : 1 - out.gate[SENTIMENT]!) / 1000;
        before = volume;
      }
      return loss;
    };
    // ln 2 is what tossing a coin loses.
    expect(play(0)).toBeGreaterThan(0.68);
    expect(play(0.05)).toBeLessThan(0.45);
  });
});
