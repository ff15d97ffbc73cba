import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { BUY, HOLD, newChoice, parseConfig, SELL } from '@janus/domain';
import { newChoiceInput, type ChoiceInput } from './choice-input.ts';
import { choose, chooseUninformed, UNAVAILABLE, uninformed } from './choose.ts';
import { basalGangliaFields } from './config.ts';
import { init, type BasalGangliaState } from './state.ts';

const config = parseConfig(basalGangliaFields, {}, 'basal-ganglia');
const none = new Float64Array(3);
const quiet = new Float64Array(5);

interface Asked {
  threat?: number;
  ratio?: number;
  tonic?: number;
  prior?: Float64Array;
  recall?: Float64Array;
  context?: number;
  more?: Partial<ChoiceInput>;
}
/** Fresh weights, no prior, no recall unless given. */
function ask(state: BasalGangliaState, buy: number, sell: number, gated: Float64Array = quiet, asked: Asked = {}) {
  const out = newChoice();
  const input: ChoiceInput = {
    ...newChoiceInput(),
    buyStrength: buy,
    sellStrength: sell,
    gated,
    context: asked.context ?? 2,
    threat: asked.threat ?? 0,
    volatilityRatio: asked.ratio ?? 1,
    tonic: asked.tonic ?? 0,
    priorValue: asked.prior ?? none,
    recallValue: asked.recall ?? none,
    ...asked.more,
  };
  const code = choose(state, input, out);
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
    expect(ask(init({ ...config, rivalWeight: 0, confidenceThreshold: 0 }), 0.7, 0.7 + 1e-9).action).toBe(SELL);
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
    const { out } = ask(init(config), 0.6, 0.1, quiet, { more: { drawdown: 0.2 } });
    expect(out.caution).toBeGreaterThan(0);
    uninformed(out);
    expect(out).toMatchObject({ action: HOLD, direct: none, indirect: none, goGain: none, noGoGain: none });
    expect(out).toMatchObject({ confidence: 1, threshold: 0, caution: 0, inhibitions: 0, habit: false });
    expect([...out.act]).toEqual([0, UNAVAILABLE, UNAVAILABLE]);
  });
});

describe('release', () => {
  it('tells the gains: act = gain·Go − gain·No-Go plus prior, recall and facilitation', () => {
    const state = init(config);
    state.go[10] = 1.5;
    state.noGo[10] = 0.5;
    // ρ 0.2: Go 1.2·1.5 = 1.8, No-Go 0.8·0.5 = 0.4. Drives 0.6 and 0.5·0.1 = 0.05. 1.08 − 0.02 = 1.06.
    const { out } = ask(state, 0.6, 0, quiet, { threat: 0.1, tonic: 0.2 });
    expect(out.goGain[BUY]).toBeCloseTo(1.8, 12);
    expect(out.noGoGain[BUY]).toBeCloseTo(0.4, 12);
    expect(out.act[BUY]).toBeCloseTo(1.06, 12);
    expect([out.goGain[HOLD], out.noGoGain[HOLD]]).toEqual([0, 0]);
  });
  it('regimes hear dopamine as sensitively as configured', () => {
    const state = init({ ...config, crisisSensitivity: 2, bullSensitivity: 0 });
    // ρ −0.3 heard as −0.6 in a crisis, 0 in a bull market, −0.3 elsewhere: Go gains 0.4, 1, 0.7.
    const gain = (context: number): number => ask(state, 0.6, 0, quiet, { tonic: -0.3, context }).out.goGain[BUY]!;
    expect(gain(3)).toBeCloseTo(0.4, 12);
    expect(gain(0)).toBeCloseTo(1, 12);
    expect(gain(2)).toBeCloseTo(0.7, 12);
    expect(gain(-1)).toBeCloseTo(0.7, 12);
  });
  it('each regime has its own sensitivity', () => {
    const names = ['bull', 'bear', 'ranging', 'crisis', 'recovery', 'bubble', 'deflation'] as const;
    for (const [context, name] of names.entries()) {
      const state = init({ ...config, [`${name}Sensitivity`]: 3 });
      expect([...state.sensitivity].indexOf(3)).toBe(context + 1);
    }
  });
  it('vigilance raises the threshold, urgency the gain of Go, facilitation the act', () => {
    const state = init(config);
    state.vigilance[3] = 0.6;
    state.waited[BUY] = 5;
    state.facilitation[10] = 0.5;
    // 0.2·(1 + 0.5·0.6) = 0.26. Go 1 + 0.1·(1 − 1/e) = 1.0632120559. Act 0.4·1.0632120559 + 0.05·0.5 = 0.4502848224.
    const { out } = ask(state, 0.4, 0);
    expect(out.act[HOLD]).toBeCloseTo(0.26, 12);
    expect(out.goGain[BUY]).toBeCloseTo(1.0632120559, 9);
    expect(out.act[BUY]).toBeCloseTo(0.4502848224, 9);
  });
  it('too little confidence holds an entry, and not an exit', () => {
    const cautious = init({ ...config, confidenceThreshold: 0.5 });
    // Margin 0.4 − 0.2 = 0.2: tanh(0.2/0.4) = 0.4621171573, below one half.
    const { code, out } = ask(cautious, 0.4, 0);
    expect([code, out.action, out.threshold]).toEqual([611, HOLD, 0.5]);
    expect(out.confidence).toBeCloseTo(0.4621171573, 9);
    expect(ask(cautious, 0.4, 0, quiet, { more: { position: -1 } })).toMatchObject({ code: 0, action: BUY });
    expect(ask(cautious, 0.4, 0, quiet, { more: { position: 1 } }).code).toBe(611);
    expect(ask(cautious, 0.5, 0)).toMatchObject({ code: 0, action: BUY });
  });
  it('confidence is the lead over the next best, be it holding or the other side', () => {
    // Acts 0.7 − 0.5 = 0.2 … with rival: buy 0.9 − 0.3 = 0.6, sell 0.3 − 0.9 = −0.6, hold 0.2: tanh(0.4/0.4).
    expect(ask(init(config), 0.9, 0.3).out.confidence).toBeCloseTo(Math.tanh(1), 12);
    // Nothing subtracts: buy 0.9, sell 0.7: tanh(0.2/0.4).
    expect(ask(init({ ...config, rivalWeight: 0 }), 0.9, 0.7).out.confidence).toBeCloseTo(Math.tanh(0.5), 12);
    // Holding has it too: 0.2 over 0.05.
    expect(ask(init(config), 0.05, 0).out.confidence).toBeCloseTo(Math.tanh(0.375), 12);
  });
  it('an inhibition holds an entry and not an exit; it is named only where Go would have won', () => {
    const halt = { more: { halted: true } };
    // Caution weighs on No-Go: 0.25·1. Act 0.6 − 0.25 = 0.35 > 0.2: Go would have won.
    const { code, out } = ask(init(config), 0.6, 0, quiet, halt);
    expect([code, out.action, out.caution, out.inhibitions]).toEqual([612, HOLD, 1, 1 << 9]);
    expect(out.act[BUY]).toBeCloseTo(0.35, 12);
    expect(ask(init(config), 0.44, 0, quiet, halt).code).toBe(604);
    const exit = ask(init(config), 0.44, 0, quiet, { more: { halted: true, position: -2 } });
    expect(exit).toMatchObject({ code: 0, action: BUY });
    expect([exit.out.caution, exit.out.inhibitions]).toEqual([0, 0]);
  });
  it('caution is told of the side that leads', () => {
    const long = { more: { symbolExposure: 2 } };
    expect(ask(init(config), 0.9, 0.1, quiet, long).out).toMatchObject({ caution: 1, inhibitions: 2 });
    expect(ask(init(config), 0.1, 0.9, quiet, long).out).toMatchObject({ caution: 0, inhibitions: 0, action: SELL });
    expect(ask(init(config), 0, 0, quiet, long).out).toMatchObject({ caution: 0, inhibitions: 0 });
  });
  it('several reasons near their limits inhibit together, earlier under vigilance', () => {
    // Drawdown 0.225 of 0.25 and loss 0.045 of 0.05: ratio 0.9, degree 2/3 each; volatility 3.6 of 4 the third:
    // 1 − (1/3)³ = 0.963 ≥ 0.95. Without volatility 1 − 1/9 = 0.889.
    const two = { drawdown: 0.225, windowLoss: 0.045 };
    const { out, code } = ask(init(config), 1, 0, quiet, { ratio: 3.6, more: two });
    expect(out.caution).toBeCloseTo(26 / 27, 12);
    expect([code, out.inhibitions]).toEqual([604, 0]);
    const eager = { ...config, volatilityWeight: 0 };
    expect(ask(init(eager), 1, 0, quiet, { ratio: 3.6, more: two })).toMatchObject({ code: 612 });
    expect(ask(init(eager), 1, 0, quiet, { more: two })).toMatchObject({ code: 0 });
    // Vigilance 0.5: 0.95·(1 − 0.25·0.5) = 0.83125.
    const vigilant = init(eager);
    vigilant.vigilance[3] = 0.5;
    expect(ask(vigilant, 1, 0, quiet, { more: two })).toMatchObject({ code: 612 });
  });
});
