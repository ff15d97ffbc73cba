import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { BUY, HOLD, newChoice, parseConfig, SELL } from '@janus/domain';
import { actorConfidence, choose, chooseUninformed, UNAVAILABLE, uninformed } from './choose.ts';
import { basalGangliaFields } from './config.ts';
import { init, type BasalGangliaState } from './state.ts';

const config = parseConfig(basalGangliaFields, {}, 'basal-ganglia');
const none = new Float64Array(3);
const quiet = new Float64Array(5);

/** Fresh weights, no prior, no recall unless given. */
function ask(
  state: BasalGangliaState,
  buy: number,
  sell: number,
  gated: Float64Array = quiet,
  { threat = 0, ratio = 1, tonic = 0, prior = none, recall = none, context = 2 } = {},
) {
  const out = newChoice();
  const code = choose(state, context, gated, buy, sell, threat, ratio, tonic, prior, recall, out);
  return { code, out, action: out.action };
}

describe('choose', () => {
  it('[E32] puts pathways, dopamine, prior and recall together', () => {
    // Buy 0.6; gated 0.2 and −0.1 and 0.3; fear 0.1; ratio 1.4; ρ 0.2; prior 0.001, recall −0.002, scale 0.005.
    // Go 0.6 + 0.5·0.5 = 0.85. No-Go 0.1 + 0.5·0.1 + 0.25·0.4 = 0.25. 1.2·0.85 − 0.8·0.25 = 0.82.
    // Prior 0.2·0.2 = 0.04, recall 0.2·(−0.4) = −0.08. Act 0.78. P(buy) = 1/(1 + e^((0.2 − 0.78)/0.2)) = 0.9478464369.
    const { code, out } = ask(init(config), 0.6, 0, Float64Array.of(0.2, -0.1, 0, 0, 0.3), {
      threat: 0.1,
      ratio: 1.4,
      tonic: 0.2,
      prior: Float64Array.of(0, 0.001, 0),
      recall: Float64Array.of(0, -0.002, 0),
    });
    expect(code).toBe(0);
    expect(out.action).toBe(BUY);
    expect(out.direct[BUY]).toBeCloseTo(0.85, 12);
    expect(out.indirect[BUY]).toBeCloseTo(0.25, 12);
    expect(out.act[BUY]).toBeCloseTo(0.78, 12);
    expect(out.act[HOLD]).toBe(0.2);
    expect(out.probability[BUY]).toBeCloseTo(0.9478464369, 9);
    expect([out.act[SELL], out.probability[SELL]]).toEqual([UNAVAILABLE, 0]);
  });
  it('reads learned weights: G, N, Q⁺ and Q⁻ of the context and the action', () => {
    const state = init(config);
    // Cell of context 2 (row 3) and SELL: 3·3 + 2 = 11.
    state.go[11] = 1.5;
    state.noGo[11] = 0.5;
    state.benefit[11] = 0.002;
    state.cost[11] = 0.004;
    // Go 0.4 + 0.25·0.4 = 0.5; No-Go 0.2 (the rival) + 0.25·0.8 = 0.4; act 1.5·0.5 − 0.5·0.4 = 0.55.
    const { out } = ask(state, 0.2, 0.4);
    expect(out.act[SELL]).toBeCloseTo(0.55, 12);
    // Buying reads its own cell: 0.2 − 0.4 = −0.2. Another context: 0.4 − 0.2 = 0.2.
    expect(out.act[BUY]).toBeCloseTo(-0.2, 12);
    expect(ask(state, 0.2, 0.4, quiet, { context: -1 }).out.act[SELL]).toBeCloseTo(0.2, 12);
  });
  it('fresh weights release a decent signal that nothing opposes', () => {
    for (let strength = 0.4; strength <= 1; strength += 0.05) {
      expect(ask(init(config), strength, 0)).toMatchObject({ code: 0, action: BUY });
      expect(ask(init(config), 0, strength)).toMatchObject({ code: 0, action: SELL });
    }
  });
  it('two opposing modalities hold it', () => {
    const against = Float64Array.of(-0.3, -0.3, 0, 0, 0);
    for (const strength of [0.4, 0.6, 0.79]) {
      expect(ask(init(config), strength, 0, against)).toMatchObject({ code: 604, action: HOLD });
      expect(
        ask(
          init(config),
          0,
          strength,
          against.map((x) => -x),
        ),
      ).toMatchObject({ code: 604, action: HOLD });
    }
  });
  it('dopamine: low holds what high releases', () => {
    const mixed = Float64Array.of(-0.25, 0, 0, 0, 0);
    expect(ask(init(config), 0.5, 0, mixed, { tonic: 0.5 }).action).toBe(BUY);
    expect(ask(init(config), 0.5, 0, mixed, { tonic: -0.5 })).toMatchObject({ code: 604, action: HOLD });
  });
  it('fear, a volatility jump and recalled losses hold a weak signal', () => {
    expect(ask(init(config), 0.4, 0, quiet, { threat: 0.9 }).action).toBe(HOLD);
    expect(ask(init(config), 0.4, 0, quiet, { ratio: 3 }).action).toBe(HOLD);
    expect(ask(init(config), 0.4, 0, quiet, { recall: Float64Array.of(0, -0.01, 0) }).action).toBe(HOLD);
    expect(ask(init(config), 0.4, 0, quiet, { prior: Float64Array.of(0, -0.01, 0) }).action).toBe(HOLD);
  });
  it('a tie is HOLD: between the sides, and with holding', () => {
    const eager = init({ ...config, rivalWeight: 0 });
    expect(ask(eager, 0.7, 0.7)).toMatchObject({ code: 603, action: HOLD });
    expect(ask(init({ ...config, releaseThreshold: 0.5 }), 0.5, 0)).toMatchObject({ code: 603, action: HOLD });
    expect(ask(eager, 0.7, 0.7 + 1e-9).action).toBe(SELL);
  });
  it('without a signal there is nothing to choose', () => {
    const { code, out } = ask(init(config), 0, 0, Float64Array.of(1, 1, 1, 1, 1));
    expect(code).toBe(601);
    expect([...out.probability]).toEqual([1, 0, 0]);
  });
  it('an unknown input releases nothing', () => {
    expect(ask(init(config), 1, 0, Float64Array.of(Number.NaN, 0, 0, 0, 0))).toMatchObject({ code: 604, action: HOLD });
    expect(ask(init(config), 1, 0, quiet, { threat: Number.NaN }).action).toBe(HOLD);
  });
  it('refuses a context that is not a regime index', () => {
    expect(() => ask(init(config), 1, 0, quiet, { context: 7 })).toThrow('context 7');
    expect(() => ask(init(config), 1, 0, quiet, { context: 0.5 })).toThrow('context 0.5');
  });
  it('never writes the state', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const signed = fc.double({ min: -1, max: 1, noNaN: true });
    const state = init(config);
    const before = structuredClone(state);
    fc.assert(
      fc.property(
        unit,
        unit,
        fc.array(signed, { minLength: 5, maxLength: 5 }),
        unit,
        signed,
        (b, s, g, threat, tonic) => {
          const { out } = ask(state, b, s, Float64Array.from(g), { threat, tonic });
          const sum = out.probability[0]! + out.probability[1]! + out.probability[2]!;
          return Math.abs(sum - 1) < 1e-12;
        },
      ),
    );
    expect(state).toEqual(before);
  });
  it('buying and selling are mirror images under fresh weights', () => {
    const signed = fc.double({ min: -1, max: 1, noNaN: true });
    const unit = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.array(signed, { minLength: 5, maxLength: 5 }), signed, (b, s, g, tonic) => {
        const one = ask(init(config), b, s, Float64Array.from(g), { tonic }).out;
        const other = ask(
          init(config),
          s,
          b,
          Float64Array.from(g, (x) => -x),
          { tonic },
        ).out;
        return one.act[BUY] === other.act[SELL] && one.act[SELL] === other.act[BUY];
      }),
    );
  });
});

describe('the region switched off', () => {
  it('lets the stronger signal win and holds on a tie or none', () => {
    const out = newChoice();
    expect(chooseUninformed(0.3, 0.2, out)).toBe(0);
    expect([out.action, [...out.probability]]).toEqual([BUY, [0, 1, 0]]);
    expect(chooseUninformed(0.05, 0.2, out)).toBe(0);
    expect(out.action).toBe(SELL);
    expect(chooseUninformed(0.2, 0.2, out)).toBe(603);
    expect([out.action, [...out.probability]]).toEqual([HOLD, [1, 0, 0]]);
    expect(chooseUninformed(0, 0, out)).toBe(601);
    expect(out.action).toBe(HOLD);
  });
  it('uninformed overwrites everything', () => {
    const out = newChoice();
    ask(init(config), 0.6, 0.1);
    choose(init(config), 0, quiet, 0.6, 0.1, 0, 1, 0, none, none, out);
    uninformed(out);
    expect(out).toMatchObject({ action: HOLD, direct: none, indirect: none });
    expect([...out.act]).toEqual([0, UNAVAILABLE, UNAVAILABLE]);
  });
});

describe('actor confidence', () => {
  it('is the lead of the choice over the next best', () => {
    const out = newChoice();
    out.action = BUY;
    out.probability.set([0.2, 0.7, 0.1]);
    expect(actorConfidence(out)).toBeCloseTo(0.5, 12);
    out.action = HOLD;
    expect(actorConfidence(out)).toBe(0);
    out.probability.set([1, 0, 0]);
    expect(actorConfidence(out)).toBe(1);
  });
});
