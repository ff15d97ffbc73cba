import { newGatedPercept, parseConfig, PASS, PRICE, reasonCode, VISION, VOLUME } from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thalamusFields, type ThalamusConfig } from './config.ts';
import { learn, remember } from './learn.ts';
import { init } from './state.ts';
import { shiftOf, step, uninformed } from './step.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const bits = (...x: number[]): Uint8Array => Uint8Array.from(x);
const config = (over: Partial<ThalamusConfig> = {}): ThalamusConfig => parseConfig(thalamusFields, over, 'thalamus');
const NEUTRAL = f(1, 1, 0.5, 0.5);

/** The price gate after two calls in turmoil and one in calm, by the evidence that went with the turmoil. */
const gateAfter = (turmoilEvidence: number): number => {
  const state = init(config({ attentionBars: 4 }));
  const out = newGatedPercept();
  const on = bits(1, 0, 0, 0, 0);
  step(state, f(turmoilEvidence, 0, 0, 0, 0), on, f(6, 1, 0.5, 0.5), out);
  step(state, f(turmoilEvidence, 0, 0, 0, 0), on, f(6, 1, 0.5, 0.5), out);
  step(state, f(1, 0, 0, 0, 0), on, NEUTRAL, out);
  return out.gate[PRICE]!;
};
/** The price gate at a volatility ratio that `first` left behind four calls ago, in a ring of three. */
const gateLater = (first: number): number => {
  const state = init(config({ attentionBars: 3 }));
  const out = newGatedPercept();
  step(state, f(0.3, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), f(first, 1, 0.5, 0.5), out);
  for (let i = 0; i < 3; i++) step(state, f(0.3, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, out);
  return out.gate[PRICE]!;
};

describe('step', () => {
  it('[E29] one gate a modality, from all of them: a case worked by hand', () => {
    // Neutral context is 0. Price 0.5: own 2·0.5 + agreement 0.5·(−0.4) = 0.8. Volume −0.4: own 2·0.4 + 0.5·(−0.5) = 0.55.
    const out = newGatedPercept();
    const code = step(init(config()), f(0.5, -0.4, 9, 9, 9), bits(1, 1, 0, 0, 0), NEUTRAL, out);
    expect(code).toBe(PASS);
    const price = 1 / (1 + Math.exp(-0.8));
    const volume = 1 / (1 + Math.exp(-0.55));
    expect(out.gate[PRICE]).toBeCloseTo(price, 12);
    expect(out.gate[VOLUME]).toBeCloseTo(volume, 12);
    expect(out.gated[VOLUME]).toBeCloseTo(-0.4 * volume, 12);
    expect(out.relevance).toBeCloseTo((0.5 * price + 0.4 * volume) / 2, 12);
    expect(out.threshold).toBe(0.02);
  });
  it('masks what is absent or not a number: gate 0, and no trace of its value', () => {
    const a = newGatedPercept();
    const b = newGatedPercept();
    step(init(config()), f(0.5, 0.9, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, a);
    step(init(config()), f(0.5, Number.NaN, -1, 0, 0), bits(1, 1, 0, 0, 0), NEUTRAL, b);
    expect(b).toEqual(a);
    expect(a.gate[VOLUME]).toBe(0);
    expect(a.evidence[VOLUME]).toBe(0);
  });
  it('402 where every modality is absent, 401 where nothing is going on, a pass on ordinary evidence', () => {
    const out = newGatedPercept();
    expect(step(init(config()), f(1, 1, 1, 1, 1), bits(0, 0, 0, 0, 0), NEUTRAL, out)).toBe(reasonCode('all-masked'));
    expect(out.relevance).toBe(0);
    const still = f(0.001, 0, 0, 0, 0);
    expect(step(init(config()), still, bits(1, 1, 0, 0, 0), NEUTRAL, out)).toBe(reasonCode('relevance-too-low'));
    const r = rng(3);
    const state = init(config());
    let passed = 0;
    for (let i = 0; i < 1000; i++) {
      const e = f(Math.tanh(r.normal()), Math.tanh(Math.max(0, r.normal())), 0, 0, 0);
      if (step(state, e, bits(1, 1, 0, 0, 0), NEUTRAL, out) === PASS) passed++;
    }
    expect(passed).toBeGreaterThan(900);
  });
  it('answers alike to a market and to its mirror image', () => {
    const e = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(e, { minLength: 5, maxLength: 5 }), (x) => {
        const a = newGatedPercept();
        const b = newGatedPercept();
        const all = bits(1, 1, 1, 1, 1);
        expect(step(init(config()), Float64Array.from(x), all, NEUTRAL, a)).toBe(
          step(
            init(config()),
            Float64Array.from(x, (v) => -v),
            all,
            NEUTRAL,
            b,
          ),
        );
        for (let m = 0; m < 5; m++) {
          expect(b.gate[m]).toBeCloseTo(a.gate[m]!, 12);
          expect(a.gate[m]).toBeGreaterThan(0);
          expect(a.gate[m]).toBeLessThan(1);
        }
      }),
    );
  });
  it('[E28] attention pools the context: a moment like now counts for more than one unlike it', () => {
    // Two histories of the same contexts (turmoil twice, then calm), that differ in which evidence went with turmoil.
    expect(gateAfter(1)).toBeLessThan(gateAfter(-1));
    // Worked by hand for −1: keys are [e; c], width 9, so scores are (q·k)/3 with q = (1, 0…): −1/3, −1/3, 1/3.
    const past = Math.exp(-1 / 3);
    const now = Math.exp(1 / 3);
    const pooled = (Math.log(6) * 2 * past) / (2 * past + now);
    expect(gateAfter(-1)).toBeCloseTo(1 / (1 + Math.exp(-(2 - 0.3 * pooled))), 12);
  });
  it('forgets what has left the ring', () => {
    expect(gateLater(7)).toBe(gateLater(0.2));
  });
  it('uninformed: what is present passes whole', () => {
    const out = newGatedPercept();
    uninformed(f(0.5, -0.4, 0.2, 0, 0), bits(1, 1, 0, 0, 0), out);
    expect([...out.gate]).toEqual([1, 1, 0, 0, 0]);
    expect([...out.gated]).toEqual([0.5, -0.4, 0, 0, 0]);
    expect([out.relevance, out.threshold]).toEqual([1, 0]);
    expect([...out.attention]).toEqual([0.5, 0.5, 0, 0, 0]);
    expect([...out.saliency]).toEqual([0, 0, 0, 0, 0]);
    uninformed(f(0.5, 0, 0, 0, 0), bits(0, 0, 0, 0, 0), out);
    expect([...out.attention]).toEqual([0, 0, 0, 0, 0]);
  });
  it('attention shifts a gate by weight·ln(share · modalities), floored where next to nothing is left', () => {
    expect(shiftOf(0.5, 2, 1)).toBe(0);
    expect(shiftOf(0.75, 2, 2)).toBeCloseTo(2 * Math.log(1.5), 14);
    expect(shiftOf(0.01, 5, 1)).toBeCloseTo(Math.log(0.1), 14);
  });
  it('the rhythm swings the gain of the gates where it is switched on, and only there', () => {
    const swing = (oscillation: number): number => {
      const state = init(config({ oscillation }));
      const out = newGatedPercept();
      let low = 1;
      let high = 0;
      for (let i = 0; i < 120; i++) {
        step(state, f(0.5, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, out);
        if (i < 40) continue;
        low = Math.min(low, out.gate[PRICE]!);
        high = Math.max(high, out.gate[PRICE]!);
      }
      return high - low;
    };
    expect(swing(0)).toBe(0);
    // The logit is 2 · 0.5 = 1: sigmoid(1.5) − sigmoid(0.5).
    expect(swing(0.5)).toBeCloseTo(1 / (1 + Math.exp(-1.5)) - 1 / (1 + Math.exp(-0.5)), 2);
  });
  it('is causal and survives serialisation: a copy made midway goes on alike', () => {
    const r = rng(11);
    const state = init(config());
    const out = newGatedPercept();
    const turn = (s: ReturnType<typeof init>, e: number): number => {
      step(s, f(e, -e / 2, 0, 0, 0), bits(1, 1, 0, 0, 0), f(1 + e, 1, 0.5, 0.5), out);
      remember(s);
      learn(s, e > 0 ? 1 : -1);
      return out.gate[PRICE]!;
    };
    for (let i = 0; i < 50; i++) turn(state, 2 * r.next() - 1);
    const copy = structuredClone(state);
    const rest = Array.from({ length: 50 }, () => 2 * r.next() - 1);
    const a = rest.map((e) => turn(state, e));
    const b = rest.map((e) => turn(copy, e));
    expect(b).toEqual(a);
  });
});

describe('learn', () => {
  it('one step of logistic regression worked by hand', () => {
    const state = init(config({ learningRate: 0.1, decay: 0.5 }));
    step(state, f(0.5, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, newGatedPercept());
    state.weights[0] = 3;
    remember(state);
    learn(state, 1);
    // g = sigmoid(3·0.5); error = 1 − g; w = 3 + 0.1·(error·0.5 − 0.5·(3 − 2)); b = 0 + 0.1·error
    const error = 1 - 1 / (1 + Math.exp(-1.5));
    expect(state.weights[0]).toBeCloseTo(3 + 0.1 * (error * 0.5 - 0.5), 14);
    expect(state.bias[0]).toBeCloseTo(0.1 * error, 14);
    expect(state.learned[PRICE]).toBe(1);
    expect(state.learned[VOLUME]).toBe(0);
  });
  it('opens the gate of a modality that tends to be right and closes that of one that tends to be wrong', () => {
    const r = rng(5);
    const state = init(config());
    const out = newGatedPercept();
    const all = bits(1, 1, 1, 0, 0);
    const sign = (p: number, d: number): number => (r.next() < p ? d : -d) * 0.4;
    for (let i = 0; i < 3000; i++) {
      const d = r.next() < 0.5 ? 1 : -1;
      step(state, f(sign(0.8, d), sign(0.5, d), sign(0.2, d), 0, 0), all, NEUTRAL, out);
      remember(state);
      learn(state, d);
    }
    step(state, f(0.4, 0.4, 0.4, 0, 0), all, NEUTRAL, out);
    expect(out.gate[PRICE]).toBeGreaterThan(out.gate[VOLUME]!);
    expect(out.gate[VOLUME]).toBeGreaterThan(out.gate[VISION]!);
    step(state, f(0.4, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, out);
    expect(out.gate[PRICE]).toBeGreaterThan(0.65);
    step(state, f(0, 0, 0.4, 0, 0), bits(0, 0, 1, 0, 0), NEUTRAL, out);
    expect(out.gate[VISION]).toBeLessThan(0.4);
  });
  it('learns from a remembered decision once, and nothing from a move of 0 or without a mark', () => {
    const state = init(config());
    step(state, f(0.5, 0, 0, 0, 0), bits(1, 0, 0, 0, 0), NEUTRAL, newGatedPercept());
    const before = state.weights.slice();
    learn(state, 1);
    expect(state.weights).toEqual(before);
    remember(state);
    learn(state, 0);
    learn(state, 1);
    expect(state.weights).toEqual(before);
    expect(state.learned[PRICE]).toBe(0);
  });
  it('an option that is not known is refused', () => {
    expect(() => parseConfig(thalamusFields, { heads: 8 }, 'thalamus')).toThrow('thalamus.heads: unknown option');
  });
});
