import { BUY, HOLD, newChoice, parseConfig, SELL } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newChoiceInput, type ChoiceInput } from './choice-input.ts';
import { choose } from './choose.ts';
import { COARSE_STATES, coarseState } from './coarse.ts';
import { basalGangliaFields } from './config.ts';
import { habitOf, practise } from './habit.ts';
import { learn } from './learn.ts';
import { observe } from './observe.ts';
import { newOutcome } from './outcome.ts';
import { init, type BasalGangliaState } from './state.ts';

const config = { ...parseConfig(basalGangliaFields, {}, 'basal-ganglia'), habitRepetitions: 4, habitCheck: 3 };
const input = (more: Partial<ChoiceInput> = {}): ChoiceInput => ({
  ...newChoiceInput(),
  context: 2,
  buyStrength: 0.6,
  ...more,
});
/** One decision: the choice, and what is observed of it. */
function decide(s: BasalGangliaState, asked: ChoiceInput) {
  const out = newChoice();
  const code = choose(s, asked, out);
  const key = observe(s, asked, out);
  return { code, action: out.action, habit: out.habit, out, key };
}

describe('habit', () => {
  it('forms after agreeing repetitions, answers, and is deliberated again the last of every so many uses', () => {
    const s = init(config);
    const answers = Array.from({ length: 11 }, () => decide(s, input()).habit);
    // Four deliberated; then two of three uses by habit.
    expect(answers).toEqual([false, false, false, false, true, true, false, true, true, false, true]);
  });
  it('gives what deliberation gave, where it was formed', () => {
    const strength = fc.double({ min: 0, max: 1, noNaN: true });
    const signed = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(
        strength,
        strength,
        signed,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (buy, sell, price, threat) => {
          const s = init(config);
          const asked = input({
            buyStrength: buy,
            sellStrength: sell,
            gated: Float64Array.of(price, 0, 0, 0, 0),
            threat,
          });
          const deliberated = decide(s, asked);
          for (let i = 0; i < 3; i++) decide(s, asked);
          const next = decide(s, asked);
          expect(next.action).toBe(deliberated.action);
          expect(next.habit).toBe(deliberated.action !== HOLD);
        },
      ),
    );
  });
  it('weighs nothing: no drives, no acts, and says so', () => {
    const s = init(config);
    for (let i = 0; i < 4; i++) decide(s, input());
    const { out, code } = decide(s, input());
    expect(code).toBe(0);
    expect([...out.act, ...out.direct, ...out.indirect, ...out.goGain, ...out.noGoGain].every(Number.isNaN)).toBe(true);
    expect([...out.probability]).toEqual([0, 1, 0]);
    expect(out.confidence).toBe(1);
  });
  it('is not asked where its side has no signal, in another coarse state, or where an entry is inhibited', () => {
    const s = init(config);
    for (let i = 0; i < 4; i++) decide(s, input());
    expect(decide(s, input({ context: 3 })).habit).toBe(false);
    const halted = decide(s, input({ halted: true }));
    expect(halted).toMatchObject({ code: 612, action: HOLD, habit: false });
    // Held once, it begins anew.
    expect(decide(s, input()).habit).toBe(false);
  });
  it('an input that is not a number is never answered by habit', () => {
    const s = init(config);
    for (let i = 0; i < 4; i++) decide(s, input());
    const unknown = decide(s, input({ gated: Float64Array.of(Number.NaN, 0, 0, 0, 0) }));
    expect(unknown).toMatchObject({ habit: false, action: HOLD, key: -1 });
    expect(decide(s, input()).habit).toBe(true);
  });
  it('a loss of its action breaks it; a small one, a gain or another action does not', () => {
    const formed = () => {
      const s = init(config);
      let key = -1;
      for (let i = 0; i < 4; i++) key = decide(s, input()).key;
      return { s, key };
    };
    const after = (reward: number, action = BUY): boolean => {
      const { s, key } = formed();
      learn(s, { ...newOutcome(), context: 2, nextContext: 2, action, key, reward });
      return habitOf(s, key) === BUY;
    };
    expect(after(-0.0051)).toBe(false);
    expect(after(-0.005)).toBe(true);
    expect(after(0.02)).toBe(true);
    expect(after(-0.02, SELL)).toBe(true);
  });
  it('holding and changing one’s mind begin anew', () => {
    const s = init(config);
    for (let i = 0; i < 3; i++) practise(s, 9, BUY);
    practise(s, 9, SELL);
    expect(s.habitCount[9]).toBe(1);
    for (let i = 0; i < 3; i++) practise(s, 9, SELL);
    expect(habitOf(s, 9)).toBe(SELL);
    practise(s, 9, HOLD);
    expect(habitOf(s, 9)).toBe(-1);
  });
});

describe('waiting', () => {
  it('counts the decisions in which a side was asked for in vain', () => {
    const s = init({ ...config, releaseThreshold: 50 });
    for (let i = 0; i < 3; i++) decide(s, input());
    expect([...s.waited]).toEqual([0, 3, 0]);
    decide(s, input({ buyStrength: 0, sellStrength: 0.5 }));
    expect([...s.waited]).toEqual([0, 0, 1]);
    const eager = init(config);
    decide(eager, input());
    expect([...eager.waited]).toEqual([0, 0, 0]);
  });
});

describe('coarse state', () => {
  const s = init(config);
  const keyOf = (more: Partial<ChoiceInput>): number => coarseState(s, input({ context: -1, buyStrength: 0, ...more }));
  it('the digits by hand: context, volatility 3, fear 3, evidence 5, memory 3, buy 3, sell 3', () => {
    // No regime, ratio 1 (band 1), no fear, no evidence (2), no memory (1), no signal:
    // ((((0·3 + 1)·3 + 0)·5 + 2)·3 + 1)·9 = (17·3 + 1)·9 = 468
    expect(keyOf({})).toBe(468);
    expect(keyOf({ sellStrength: 0.5 })).toBe(469);
    expect(keyOf({ sellStrength: 0.51 })).toBe(470);
    expect(keyOf({ buyStrength: 0.2 })).toBe(471);
    expect(keyOf({ buyStrength: 0.9 })).toBe(474);
    // Memory: recall 0.2·(0.006/0.005) = 0.24 prefers buying; selling alike turns it round.
    expect(keyOf({ recallValue: Float64Array.of(0, 0.006, 0) })).toBe(477);
    expect(keyOf({ priorValue: Float64Array.of(0, 0, 0.006) })).toBe(459);
    expect(keyOf({ priorValue: Float64Array.of(0, 0.002, 0) })).toBe(468);
    // Evidence: sums of −0.6, −0.3, 0.05, 0.3, 0.6, one band 27 apart.
    const sums = [-0.6, -0.3, 0.05, 0.3, 0.6].map((x) => keyOf({ gated: Float64Array.of(x / 2, x / 2, 0, 0, 0) }));
    expect(sums).toEqual([414, 441, 468, 495, 522]);
    expect([0, 0.4, 0.7].map((threat) => keyOf({ threat }))).toEqual([468, 603, 738]);
    expect([0.7, 1, 1.6].map((volatilityRatio) => keyOf({ volatilityRatio }))).toEqual([63, 468, 873]);
    expect(keyOf({ context: 6 })).toBe(468 + 7 * 1215);
    expect(COARSE_STATES).toBe(8 * 1215);
  });
  it('is −1 where anything is not a number', () => {
    for (const more of [
      { volatilityRatio: Number.NaN },
      { threat: Number.NaN },
      { buyStrength: Number.NaN },
      { sellStrength: Number.NaN },
      { recallValue: Float64Array.of(0, Number.NaN, 0) },
      { gated: Float64Array.of(0, Number.NaN, 0, 0, 0) },
    ])
      expect(keyOf(more)).toBe(-1);
  });
});
