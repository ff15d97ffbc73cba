/** Fear alone, and the scripted shock: what is cut, what brings it back, what does not. Constants stated and checked. */
import { EPISODE_STATE, newThreatVerdict, parseConfig, PASS, reasonCode } from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakerBits, freeze, trip } from './breakers.ts';
import { amygdalaFields, type AmygdalaConfig } from './config.ts';
import { fearAt, gradient, hurt, initFear, isLabile, PROTOTYPES, recallFear, safely } from './fear.ts';
import { newThreatInput } from './input.ts';
import { learn, painOf, watch } from './learn.ts';
import { init, type AmygdalaState } from './state.ts';
import { step } from './step.ts';

const config = (over: Partial<AmygdalaConfig> = {}): AmygdalaConfig => parseConfig(amygdalaFields, over, 'amygdala');
/** Nothing is ever rewritten: extinction lies over the memory. */
const STABLE = config({ reconsolidationFrom: 1000, reconsolidationTo: 1000 });
const at = (x: number): Float64Array => new Float64Array(EPISODE_STATE).fill(0, 1).fill(x, 0, 1);
const HERE = at(0);
const FAR = at(20);

describe('fear', () => {
  it('one hurt of λ teaches conditioning·λ, the next of what is left: 0.3·0.8, then + 0.9·(0.8 − 0.24)', () => {
    const f = initFear(EPISODE_STATE);
    expect(hurt(f, HERE, 0.8, 1, STABLE)).toBeCloseTo(0.24, 12);
    expect(hurt(f, HERE, 0.8, 2, STABLE)).toBeCloseTo(0.24 + 0.3 * 0.56, 12);
    // what was feared anyway teaches nothing
    expect(hurt(f, HERE, 0.1, 3, STABLE)).toBeCloseTo(0.408, 12);
  });
  it('generalises by the gradient: 0.61 of it at a distance of one width, 0.135 at two', () => {
    expect(gradient(1.5 ** 2, 1.5)).toBeCloseTo(0.6065306597, 9);
    const f = initFear(EPISODE_STATE);
    hurt(f, HERE, 1, 1, STABLE);
    expect(fearAt(f, at(1.5), STABLE)).toBeCloseTo(0.3 * 0.6065306597, 9);
    expect(fearAt(f, at(3), STABLE)).toBeCloseTo(0.3 * Math.exp(-2), 9);
    expect(fearAt(f, FAR, STABLE)).toBeLessThan(1e-9);
  });
  it('a hurt near a prototype teaches that prototype, and λ is approached at the state itself by its share', () => {
    const f = initFear(EPISODE_STATE);
    hurt(f, HERE, 1, 1, STABLE);
    const near = at(1);
    const before = fearAt(f, near, STABLE);
    expect(hurt(f, near, 1, 2, STABLE)).toBeCloseTo(before + 0.3 * (1 - before), 9);
    expect(f.count).toBe(1);
    hurt(f, FAR, 1, 3, STABLE);
    expect(f.count).toBe(2);
  });
  it('a safe exposure leaves (1 − extinction) of it, in states like it less, elsewhere nothing', () => {
    const f = initFear(EPISODE_STATE);
    hurt(f, HERE, 1, 1, STABLE);
    hurt(f, FAR, 1, 1, STABLE);
    for (let i = 0; i < 5; i++) safely(f, HERE, 2, STABLE);
    expect(fearAt(f, HERE, STABLE)).toBeCloseTo(0.3 * 0.8 ** 5, 9);
    expect(fearAt(f, FAR, STABLE)).toBeCloseTo(0.3, 9);
    // the memory is still there, under its inhibition
    expect(f.memory[0]).toBeCloseTo(0.3, 12);
    expect(f.inhibition[0]).toBeCloseTo(0.3 - 0.3 * 0.8 ** 5, 9);
  });
  it('savings: after extinction one hurt brings back (conditioning + reinstatement) of the error', () => {
    const f = initFear(EPISODE_STATE);
    for (let i = 0; i < 12; i++) hurt(f, HERE, 1, 1, STABLE);
    for (let i = 0; i < 30; i++) safely(f, HERE, 2, STABLE);
    const v = fearAt(f, HERE, STABLE);
    expect(v).toBeLessThan(0.01);
    // memory is at its ceiling nearly: what comes back is the inhibition lifted
    const after = hurt(f, HERE, 1, 3, STABLE);
    expect(after).toBeGreaterThan(0.59);
  });
  it('reconsolidation: in the window after recall the memory itself goes, and nothing is saved', () => {
    const soon = config({ reconsolidationFrom: 5, reconsolidationTo: 50 });
    expect([4, 5, 50, 51].map((bar) => isLabile(0, bar, soon))).toEqual([false, true, true, false]);
    const f = initFear(EPISODE_STATE);
    for (let i = 0; i < 12; i++) hurt(f, HERE, 1, 0, soon);
    fearAt(f, HERE, soon);
    recallFear(f, 100, soon);
    expect(f.recalled[0]).toBe(100);
    // a second look while it is open does not begin the window anew
    recallFear(f, 120, soon);
    expect(f.recalled[0]).toBe(100);
    for (let i = 0; i < 30; i++) safely(f, HERE, 110, soon);
    expect(f.inhibition[0]).toBe(0);
    expect(f.memory[0]).toBeLessThan(0.01);
    // like the first time: 0.3 of the error
    const v = fearAt(f, HERE, soon);
    expect(hurt(f, HERE, 1, 200, soon)).toBeCloseTo(v + 0.3 * (1 - v), 9);
  });
  it('a state unlike it recalls nothing', () => {
    const f = initFear(EPISODE_STATE);
    hurt(f, HERE, 1, 0, STABLE);
    fearAt(f, FAR, STABLE);
    recallFear(f, 5000, STABLE);
    expect(f.recalled[0]).toBe(0);
  });
  it('keeps a fixed number of prototypes; the least feared gives way', () => {
    const f = initFear(EPISODE_STATE);
    for (let i = 0; i < PROTOTYPES; i++) hurt(f, at(20 * i), i === 3 ? 0.1 : 1, 1, STABLE);
    hurt(f, at(-20), 1, 1, STABLE);
    expect(f.count).toBe(PROTOTYPES);
    expect(fearAt(f, at(60), STABLE)).toBeLessThan(1e-6);
    expect(fearAt(f, at(-20), STABLE)).toBeCloseTo(0.3, 9);
  });
  it('law: 0 ≤ u ≤ w ≤ 1 and 0 ≤ V ≤ 1, whatever happens', () => {
    const event = fc.record({
      x: fc.double({ min: -5, max: 5, noNaN: true }),
      lambda: fc.double({ min: 0, max: 1, noNaN: true }),
      safe: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const f = initFear(EPISODE_STATE);
        const c = config();
        events.forEach(({ x, lambda, safe }, bar) => {
          const v = safe ? safely(f, at(x), bar, c) : hurt(f, at(x), lambda, bar, c);
          recallFear(f, bar, c);
          expect(v).toBeGreaterThanOrEqual(0);
          expect(v).toBeLessThanOrEqual(1);
          for (let i = 0; i < f.count; i++) {
            expect(f.inhibition[i]!).toBeGreaterThanOrEqual(0);
            expect(f.inhibition[i]!).toBeLessThanOrEqual(f.memory[i]! + 1e-12);
            expect(f.memory[i]!).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });
  it('pain: none of a gain, half of half the painful loss, full from there on', () => {
    expect([0.02, 0, -0.005, -0.01, -1].map((r) => painOf(r, 0.01))).toEqual([0, -0, 0.5, 1, 1]);
  });
});

/** Bars of a quiet market, its signals uniform and so without outliers, in state `key`. Returns the last verdict. */
function live(state: AmygdalaState, bars: number, key: Float64Array, r: number | null = null, seed = 1) {
  const x = newThreatInput();
  const random = rng(seed);
  const out = newThreatVerdict();
  let code = PASS;
  for (let i = 0; i < bars; i++) {
    const u = () => random.next() - 0.5;
    x.signals.set([r ?? 0.002 * u(), u(), u(), 1 + u(), 0, 0]);
    x.close = x.high = x.low = 100;
    x.state = key;
    x.time = state.bars;
    code = step(state, x, out);
  }
  return { out, code };
}
const LOSS = -0.01;

describe('a scripted shock', () => {
  const calm = (over: Partial<AmygdalaConfig> = {}): AmygdalaState => {
    const state = init(config({ reconsolidationFrom: 100_000, reconsolidationTo: 100_000, ...over }), { symbol: 0 });
    live(state, 600, HERE);
    return state;
  };

  it('an entry that lost cuts the size in states like it, and not elsewhere', () => {
    const state = calm();
    expect(live(state, 1, HERE).out.scale).toBe(1);
    learn(state, HERE, true, LOSS);
    expect(live(state, 1, HERE).out.learned).toBeCloseTo(0.3, 9);
    expect(live(state, 1, HERE).out.scale).toBeCloseTo(0.7, 9);
    expect(live(state, 1, FAR).out.scale).toBeCloseTo(1, 6);
  });
  it('a shock of the market alone does too', () => {
    const state = calm();
    const { out, code } = live(state, 1, HERE, -0.2);
    expect(code).not.toBe(PASS);
    expect(out.learned).toBeCloseTo(0.3, 9);
  });
  it('time alone brings nothing back: ten thousand bars in which nothing is traded', () => {
    const state = calm();
    learn(state, HERE, true, LOSS);
    const before = structuredClone(state.fear);
    const { out } = live(state, 10_000, HERE);
    expect(state.fear.memory).toEqual(before.memory);
    expect(state.fear.inhibition).toEqual(before.inhibition);
    expect(out.learned).toBeCloseTo(0.3, 9);
    // nor does holding nothing
    learn(state, HERE, false, 0);
    learn(state, HERE, true, Number.NaN);
    expect(live(state, 1, HERE).out.learned).toBeCloseTo(0.3, 9);
  });
  it('safe exposures do, each 20 % of what is left: half is gone after 3.1 of them', () => {
    const state = calm();
    learn(state, HERE, true, LOSS);
    for (let k = 1; k <= 10; k++) {
      learn(state, HERE, true, 0.001);
      expect(live(state, 1, HERE).out.learned).toBeCloseTo(0.3 * 0.8 ** k, 9);
    }
    expect(Math.log(0.5) / Math.log(0.8)).toBeCloseTo(3.1, 1);
  });
  it('a proposal that was held back is one, once the price has not gone against it', () => {
    const state = calm({ exposureBars: 5 });
    learn(state, HERE, true, LOSS);
    watch(state, HERE, 1, 100);
    watch(state, HERE, 1, 1); // one at a time: this one is not taken up
    live(state, 4, HERE);
    expect(live(state, 1, HERE).out.learned).toBeCloseTo(0.3 * 0.8, 9);
    // bought at 101, the price stands at 100: that would have hurt, and nothing is unlearned
    watch(state, HERE, 1, 101);
    expect(live(state, 6, HERE).out.learned).toBeCloseTo(0.24, 9);
    watch(state, HERE, -1, 101);
    expect(live(state, 6, HERE).out.learned).toBeCloseTo(0.24 * 0.8, 9);
  });
  it('314 where states like it have hurt too often; exposures open it again', () => {
    const state = calm();
    for (let k = 0; k < 12; k++) learn(state, HERE, true, LOSS);
    const feared = live(state, 1, HERE);
    expect(feared.code).toBe(reasonCode('fear'));
    expect(feared.out.learned).toBeGreaterThan(0.8);
    expect(feared.out.fearLimit).toBe(0.8);
    expect(live(state, 1, FAR).code).toBe(PASS);
    for (let k = 0; k < 3; k++) learn(state, HERE, true, 0);
    expect(live(state, 1, HERE).code).toBe(PASS);
  });
  it('the second shock is learned faster', () => {
    const state = calm();
    const hurts = (): number => {
      let n = 0;
      while (live(state, 1, HERE).out.learned < 0.6) {
        learn(state, HERE, true, LOSS);
        n++;
      }
      return n;
    };
    const first = hurts();
    for (let k = 0; k < 25; k++) learn(state, HERE, true, 0.001);
    expect(live(state, 1, HERE).out.learned).toBeLessThan(0.01);
    const second = hurts();
    // 1 − 0.7ⁿ ≥ 0.6: three; then 0.9 of the error at once
    expect([first, second]).toEqual([3, 1]);
  });
  it('breakers are untouched by any of it', () => {
    const state = calm();
    freeze(state);
    trip(state, 'global', 0, 5, 'test');
    learn(state, HERE, true, LOSS);
    const bits = breakerBits(state.breakers);
    const trips = structuredClone(state.breakers);
    for (let k = 0; k < 200; k++) learn(state, HERE, true, 1);
    live(state, 1000, HERE);
    expect(state.breakers).toEqual(trips);
    expect(live(state, 1, HERE).out.breakers).toBe(bits);
    expect(live(state, 1, HERE).code).toBe(reasonCode('kill-switch'));
  });
});
