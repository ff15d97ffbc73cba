import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { FACT, FACT_COUNT, type Fact } from '@janus/domain';
import { family, FAMILY_NAMES, type FamilyName } from './families.ts';
import { CONNECTIVES } from './formula.ts';
import { connectiveOp, OP } from './opcodes.ts';
import { compileRules, programOf } from './rule-set.ts';
import { ground, run } from './run.ts';

const factsOf = (known: Partial<Record<Fact, number>>): Float64Array => {
  const values = new Float64Array(FACT_COUNT).fill(Number.NaN);
  for (const [name, value] of Object.entries(known)) values[FACT[name as Fact]] = value;
  return values;
};
/** Truth of `rule`, where X, Y, Z are the facts long, short, neutral and G is `grounding`. */
function truthOf(
  rule: string,
  known: Partial<Record<Fact, number>>,
  { name = 'lukasiewicz', grounding = 'is(fear)' }: { name?: FamilyName; grounding?: string } = {},
): number {
  const set = compileRules(rule, `X(m) := is(long)\nY(m) := is(short)\nZ(m) := is(neutral)\nG(m) := ${grounding}`);
  const program = programOf(set, name);
  const slots = new Float64Array(program.slots);
  run(program, factsOf(known), slots);
  return slots[program.rules[0]!]!;
}
const grounded = (grounding: string, known: Partial<Record<Fact, number>>): number =>
  truthOf('G(m)', known, { grounding });

describe('groundings', () => {
  it('[E12] names become the numbers of the moment', () => {
    const slots = new Float64Array(4).fill(-1);
    ground(Int32Array.of(FACT.fear, FACT.rsi, FACT.spread), factsOf({ fear: 0.25, rsi: 70 }), slots);
    expect([...slots]).toEqual([0.25, 70, Number.NaN, -1]);
  });
  it('is: a fact that is a truth, held to [0, 1]', () => {
    expect([-0.5, 0, 0.3, 1, 7].map((long) => grounded('is(long)', { long }))).toEqual([0, 0, 0.3, 1, 1]);
  });
  it('above: soft from limit − width to limit + width', () => {
    // limit 2, width 0.5. At 1.75: t = 0.25, 0.0625·2.5 = 0.15625. At 2: 0.5. At 2.25: t = 0.75, 0.5625·1.5 = 0.84375.
    const at = (volatilityRatio: number): number => grounded('above(volatilityRatio, 2, 0.5)', { volatilityRatio });
    expect([1.5, 1.75, 2, 2.25, 2.5, 9, -9].map(at)).toEqual([0, 0.15625, 0.5, 0.84375, 1, 1, 0]);
  });
  it('below is what above is not', () => {
    const at = (rsi: number): number => grounded('below(rsi, 30, 10)', { rsi });
    expect([20, 25, 30, 35, 40].map(at)).toEqual([1, 0.84375, 0.5, 0.15625, 0]);
  });
  it('between: above the low and not above the high', () => {
    const at = (rsi: number): number => grounded('between(rsi, 30, 70, 10)', { rsi });
    expect([20, 25, 30, 50, 70, 75, 80].map(at)).toEqual([0, 0.15625, 0.5, 1, 0.5, 0.15625, 0]);
  });
  it('is crisp without a width', () => {
    expect([24, 25, 26].map((adx) => grounded('above(adx, 25, 0)', { adx }))).toEqual([0, 0, 1]);
    expect([24, 25, 26].map((adx) => grounded('below(adx, 25, 0)', { adx }))).toEqual([1, 1, 0]);
    expect([24, 25, 26].map((adx) => grounded('between(adx, 24, 25, 0)', { adx }))).toEqual([0, 1, 0]);
  });
  it('similar: exp(−d²/2), d in widths', () => {
    // ((1 − 0)/2)² + ((5 − 2)/2)² = 0.25 + 2.25 = 2.5; exp(−1.25) = 0.2865047969
    expect(grounded('similar(momentum, rsi, 2, 0, 2)', { momentum: 1, rsi: 5 })).toBeCloseTo(0.2865047969, 10);
    expect(grounded('similar(momentum, 2, 1.5)', { momentum: 1.5 })).toBe(1);
  });
  it('logistic: 1/(1 + exp(−(bias + Σ weight·fact)))', () => {
    // 0.5 + 2·0.25 − 1·3 = −2; 1/(1 + e²) = 0.1192029220
    expect(grounded('logistic(fear, rsi, 0.5, 2, -1)', { fear: 0.25, rsi: 3 })).toBeCloseTo(0.119202922, 9);
    expect(grounded('logistic(fear, 0, 7)', { fear: 0 })).toBe(0.5);
  });
  it('network: a hidden layer of tanh, then logistic', () => {
    // Neuron 1: tanh(0.1 + 1·0.5 − 1·0.2) = tanh(0.4) = 0.3799489623, weight 2. Neuron 2: tanh(0 + 0·0.5 + 3·0.2) =
    // tanh(0.6) = 0.5370495670, weight −1. 0.25 + 0.7598979245 − 0.5370495670 = 0.4728483575; logistic 0.6160576246.
    const at = grounded('network(fear, long, 0.1, 1, -1, 2, 0, 0, 3, -1, 0.25)', { fear: 0.5, long: 0.2 });
    expect(at).toBeCloseTo(1 / (1 + Math.exp(-0.4728483575)), 9);
    expect(at).toBeCloseTo(0.616057, 5);
  });
});

describe('operators', () => {
  const known = { long: 0.7, short: 0.4, neutral: 0.2 };
  it.each(FAMILY_NAMES)('are those of the %s family', (name) => {
    const f = family(name);
    const at = (rule: string): number => truthOf(rule, known, { name });
    expect(at('X(m) and Y(m)')).toBe(f.and(0.7, 0.4));
    expect(at('X(m) or Y(m)')).toBe(f.or(0.7, 0.4));
    expect(at('X(m) -> Y(m)')).toBe(f.implies(0.7, 0.4));
    expect(at('Y(m) -> X(m)')).toBe(f.implies(0.4, 0.7));
    expect(at('X(m) <-> Y(m)')).toBe(f.iff(0.7, 0.4));
    expect(at('not X(m)')).toBe(f.not(0.7));
    expect(at('and(X(m), Y(m), Z(m))')).toBe(f.and(f.and(0.7, 0.4), 0.2));
    expect(at('or(X(m), Y(m), Z(m))')).toBe(f.or(f.or(0.7, 0.4), 0.2));
  });
  it('by hand: very(X) and not Y -> Z', () => {
    // Łukasiewicz: 0.49 + 0.6 − 1 = 0.09; 1 − 0.09 + 0.2 > 1. Gödel: min(0.49, 0.6) = 0.49 > 0.2: 0.2.
    // Product: 0.49·0.6 = 0.294; 1 − 0.294 + 0.294·0.2 = 0.7648.
    const rule = 'very(X(m)) and not Y(m) -> Z(m)';
    expect(truthOf(rule, known)).toBe(1);
    expect(truthOf(rule, known, { name: 'godel' })).toBe(0.2);
    expect(truthOf(rule, known, { name: 'product' })).toBeCloseTo(0.7648, 12);
  });
  it('hedges, nested', () => {
    // x = 0.64: x² = 0.4096, √x = 0.8, √x − x = 0.16, x³ = 0.262144; very(somewhat(x)) = x
    const at = (rule: string): number => truthOf(rule, { long: 0.64 });
    expect(at('very(X(m))')).toBeCloseTo(0.4096, 12);
    expect(at('somewhat(X(m))')).toBeCloseTo(0.8, 12);
    expect(at('more_or_less(X(m))')).toBeCloseTo(0.8, 12);
    expect(at('slightly(X(m))')).toBeCloseTo(0.16, 12);
    expect(at('extremely(X(m))')).toBeCloseTo(0.262144, 12);
    expect(at('very(somewhat(X(m)))')).toBeCloseTo(0.64, 12);
    expect(at('extremely(very(X(m)))')).toBeCloseTo(0.64 ** 6, 12);
  });
  it('a quantifier over one moment is that moment', () => {
    expect(truthOf('forall m: X(m)', known)).toBe(0.7);
    expect(truthOf('(exists m: X(m)) and Y(m)', known)).toBeCloseTo(0.1, 12);
  });
  it('an opcode that is none answers unknown', () => {
    const program = programOf(compileRules('X(m)', 'X(m) := is(long)'), 'godel');
    const slots = new Float64Array(program.slots);
    run({ ...program, code: Int32Array.of(99, 0, 0, 0) }, factsOf({ long: 1 }), slots);
    expect(slots[1]).toBeNaN();
  });
});

describe('what is not known', () => {
  const names = ['X(m)', 'Y(m)', 'Z(m)', 'G(m)'];
  const rule = fc.letrec<{ f: string }>((tie) => ({
    f: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...names),
      tie('f').map((f) => `not (${f})`),
      fc
        .tuple(fc.constantFrom('and', 'or', '->', '<->'), tie('f'), tie('f'))
        .map(([op, a, b]) => `(${a}) ${op} (${b})`),
      fc.tuple(fc.constantFrom('very', 'somewhat', 'slightly', 'extremely'), tie('f')).map(([h, f]) => `${h}(${f})`),
    ),
  })).f;
  const truth = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN));
  it.each(FAMILY_NAMES)('makes its rule unknown, and no other: %s', (name) => {
    const grounding = fc.constantFrom(
      'is(fear)',
      'above(fear, 0.5, 0.2)',
      'above(fear, 0.5, 0)',
      'similar(fear, 1, 0)',
      'logistic(fear, 0, 1)',
      'between(fear, 0, 1, 0.1)',
    );
    fc.assert(
      fc.property(rule, grounding, truth, truth, truth, truth, (text, g, long, short, neutral, fear) => {
        const given = { X: long, Y: short, Z: neutral, G: fear };
        const missing = Object.entries(given).some(([key, value]) => text.includes(`${key}(m)`) && Number.isNaN(value));
        const found = truthOf(text, { long, short, neutral, fear }, { name, grounding: g });
        return Number.isNaN(found) === missing && (missing || (found >= -1e-12 && found <= 1 + 1e-12));
      }),
    );
  });
});

describe('programs', () => {
  it('compute once what occurs twice', () => {
    const twice = compileRules(
      'X(m) -> Y(m)\nvery(X(m)) -> Y(m) or X(m)\nY(m) or X(m)',
      'X(m) := above(adx, 1, 2)\nY(m) := is(long)',
    );
    // X, Y, X -> Y, very X, Y or X, very X -> …: six instructions.
    expect(programOf(twice, 'product').code).toHaveLength(6 * 4);
  });
  it('ask for the facts of their rules alone', () => {
    const set = compileRules('X(m)', 'X(m) := is(long)\nY(m) := above(adx, 25, 1)');
    expect([...programOf(set, 'godel').facts]).toEqual([FACT.long]);
  });
  it('keep the numbers of logistic and network apart, for training', () => {
    const set = compileRules('X(m) and Y(m)', 'X(m) := logistic(long, 0, 1)\nY(m) := logistic(long, 0, 1)');
    const { learnable, constants } = programOf(set, 'product');
    expect(Array.from(learnable, (i) => constants[i])).toEqual([0, 1, 0, 1]);
  });
  it('number the connectives by family', () => {
    const opcodes = FAMILY_NAMES.flatMap((_, f) => CONNECTIVES.map((__, c) => connectiveOp(f, c)));
    expect(opcodes).toEqual(Array.from({ length: 12 }, (_, i) => OP.connective + i));
  });
});
