/** One definition, two executions: what the hot path computes, the Ops compute too; and their gradients are right. */
import { describe, expect, it } from 'vitest';
import reference from '../fixtures/ltn-ops.json' with { type: 'json' };
import { FACT_COUNT, parseConfig } from '@janus/domain';
import { rng } from '@janus/numerics';
import { satisfaction } from './aggregate.ts';
import { MARKET_AXIOMS, MARKET_VOCABULARY } from './axioms.ts';
import { rulesFields } from './config.ts';
import { FAMILY_NAMES } from './families.ts';
import { HEDGES } from './formula.ts';
import { initRules, judgeRules } from './monitor.ts';
import { operatorsOver } from './operators-over.ts';
import { compileRules, programOf, type RuleSet } from './rule-set.ts';
import { run } from './run.ts';
import { hybridLoss, hybridLossOver } from './semantic-loss.ts';
import { STABLE_EPSILON } from './stable.ts';
import { newTape } from './tape.ts';
import { runOver, satisfactionOver } from './train.ts';

const EVERY_OPERATOR = compileRules(
  `
  a: X(m) and Y(m) -> very(Z(m))
  b: (X(m) <-> somewhat(Y(m))) or slightly(Z(m))
  c weight 2: extremely(Soft(m)) -> Like(m) and Between(m)
  d: or(Learned(m), Deep(m), not X(m))
  e: more_or_less(X(m)) and Crisp(m) -> Below(m)
`,
  `
  X(m) := is(long)
  Y(m) := is(short)
  Z(m) := is(neutral)
  Soft(m) := above(fear, 0.5, 0.6)
  Below(m) := below(appetite, 0.5, 0.7)
  Crisp(m) := above(heat, 0.5, 0)
  Between(m) := between(drawdown, 0.2, 0.8, 0.5)
  Like(m) := similar(fear, appetite, 0.7, 0.3, 0.6)
  Learned(m) := logistic(fear, appetite, 0.1, -0.7, 0.4)
  Deep(m) := network(fear, heat, 0.1, 1, -1, 0.8, 0, -0.5, 0.6, -1.2, 0.25)
`,
);
const EXACT = { exponent: 2, epsilon: 0 };
const STABLE = { exponent: 2, epsilon: STABLE_EPSILON };
const ROWS = 7;

/** A column of random truths a fact. */
function groundings(set: RuleSet, seed: number): number[][] {
  const random = rng(seed);
  return Array.from(set.programs[0]!.facts, () => Array.from({ length: ROWS }, () => 0.05 + 0.9 * random.next()));
}
const numbersOf = (set: RuleSet): number[] => {
  const { learnable, constants } = set.programs[0]!;
  return Array.from(learnable, (place) => constants[place]!);
};

describe.each(FAMILY_NAMES)('%s over Ops', (name) => {
  it.each([
    ['every operator', EVERY_OPERATOR],
    ['the market axioms', compileRules(MARKET_AXIOMS, MARKET_VOCABULARY)],
  ])('gives the truths of the hot path: %s', (_, set) => {
    const program = programOf(set, name);
    const columns = groundings(set, 5);
    const tape = newTape();
    const truths = runOver(
      tape,
      program,
      columns.map((c) => tape.column(c)),
      numbersOf(set).map((x) => tape.constant(x)),
      EXACT,
    );
    const slots = new Float64Array(program.slots);
    for (let row = 0; row < ROWS; row++) {
      const values = new Float64Array(FACT_COUNT);
      program.facts.forEach((fact, i) => (values[fact] = columns[i]![row]!));
      run(program, values, slots);
      program.rules.forEach((slot, k) => expect(truths[k]!.value[row]).toBeCloseTo(slots[slot]!, 12));
    }
  });
  it('gradients agree with differences within 1e-4, by facts and by learnable numbers', () => {
    const program = programOf(EVERY_OPERATOR, name);
    const loss = (columns: readonly (readonly number[])[], numbers: readonly number[]) => {
      const tape = newTape();
      const facts = columns.map((c) => tape.column(c));
      const parameters = numbers.map((x) => tape.column([x]));
      const truths = runOver(tape, program, facts, parameters, STABLE);
      const sat = satisfactionOver(tape, program, EVERY_OPERATOR.weights, truths, STABLE);
      return { tape, facts, parameters, sat };
    };
    const columns = groundings(EVERY_OPERATOR, 11);
    const numbers = numbersOf(EVERY_OPERATOR);
    const { tape, facts, parameters, sat } = loss(columns, numbers);
    tape.gradients(sat);
    const h = 1e-6;
    const central = (move: (by: number) => number): number => (move(h) - move(-h)) / (2 * h);
    let flowing = 0;
    facts.forEach((fact, i) =>
      fact.value.forEach((_, row) => {
        const numeric = central((by) => {
          const moved = columns.map((c, j) => c.map((x, r) => (i === j && r === row ? x + by : x)));
          return loss(moved, numbers).sat.value[0]!;
        });
        if (numeric !== 0) flowing++;
        expect(Math.abs(fact.gradient[row]! - numeric)).toBeLessThanOrEqual(1e-4);
      }),
    );
    parameters.forEach((parameter, i) => {
      const numeric = central(
        (by) =>
          loss(
            columns,
            numbers.map((x, j) => (i === j ? x + by : x)),
          ).sat.value[0]!,
      );
      expect(Math.abs(parameter.gradient[0]! - numeric)).toBeLessThanOrEqual(1e-4);
    });
    expect(flowing).toBeGreaterThan(5);
  });
  it('[E26] SAT over one row is SAT of the hot path', () => {
    const state = initRules(EVERY_OPERATOR, parseConfig(rulesFields, { family: name, exponent: 3 }, 'rules'));
    const columns = groundings(EVERY_OPERATOR, 3).map((c) => [c[0]!]);
    const values = new Float64Array(FACT_COUNT);
    EVERY_OPERATOR.programs[0]!.facts.forEach((fact, i) => (values[fact] = columns[i]![0]!));
    const tape = newTape();
    const options = { exponent: 3, epsilon: 0 };
    const truths = runOver(
      tape,
      programOf(EVERY_OPERATOR, name),
      columns.map((c) => tape.column(c)),
      numbersOf(EVERY_OPERATOR).map((x) => tape.constant(x)),
      options,
    );
    const sat = satisfactionOver(tape, programOf(EVERY_OPERATOR, name), EVERY_OPERATOR.weights, truths, options);
    expect(sat.value[0]).toBeCloseTo(judgeRules(state, values), 12);
  });
});

describe('quantifiers over Ops', () => {
  it('put the rows together', () => {
    const set = compileRules(
      'forall m: X(m)\nexists m: X(m)\n(exists m: X(m)) -> Y(m)',
      'X(m) := is(long)\nY(m) := is(short)',
    );
    const tape = newTape();
    const facts = [tape.column([1, 1, 1, 0]), tape.column([0.5, 1, 0, 0.25])];
    const [all, some, rows] = runOver(tape, programOf(set, 'lukasiewicz'), facts, [], EXACT);
    // p = 2: 1 − √(1/4) = 0.5; √(3/4) = 0.8660254038; 1 − 0.866… + y, at most 1
    expect([...all!.value]).toEqual([0.5]);
    expect(some!.value[0]).toBeCloseTo(0.8660254038, 10);
    expect([...rows!.value].map((x) => Number(x.toFixed(6)))).toEqual([0.633975, 1, 0.133975, 0.383975]);
  });
  it('[E26] rules are put together by their weights', () => {
    const set = compileRules('X(m)\nw weight 3: Y(m)', 'X(m) := is(long)\nY(m) := is(short)');
    const tape = newTape();
    const program = programOf(set, 'product');
    const truths = runOver(tape, program, [tape.column([0.5]), tape.column([0.8])], [], EXACT);
    // (0.25 + 3·0.04)/4 = 0.0925; 1 − √0.0925 = 0.6958618736
    expect(satisfactionOver(tape, program, set.weights, truths, EXACT).value[0]).toBeCloseTo(1 - Math.sqrt(0.0925), 12);
  });
  it('[E26] the stable form keeps both the rows and the rules away from 1', () => {
    const set = compileRules('X(m)\nw weight 3: Y(m)', 'X(m) := is(long)\nY(m) := is(short)');
    const tape = newTape();
    const program = programOf(set, 'product');
    const stable = { exponent: 2, epsilon: 0.1 };
    const truths = runOver(tape, program, [tape.column([0.5]), tape.column([0.8])], [], stable);
    // Twice 0.9·: 0.405 and 0.648. (0.595² + 3·0.352²)/4 = 0.18143425; 1 − √0.18143425 = 0.5740490…
    const sat = satisfactionOver(tape, program, set.weights, truths, stable).value[0];
    expect(sat).toBeCloseTo(1 - Math.sqrt(0.18143425), 12);
  });
});

describe('stable form over Ops', () => {
  const tape = newTape();
  const px = reference.inputs.raw_x.map((x) => 1 / (1 + Math.exp(-x)));
  const py = reference.inputs.raw_y.map((x) => 1 / (1 + Math.exp(-x)));
  it('[E13] equals LTNtorch AndProd', () => {
    const { and } = operatorsOver(tape, 'product', STABLE_EPSILON);
    px.forEach((u, i) => {
      const row = and(tape.constant(u), tape.column(py)).value;
      row.forEach((x, j) => expect(Math.abs(x - reference.AndProd_stable[i]![j]!)).toBeLessThanOrEqual(5.1e-5));
    });
  });
  it('[E26] equals LTNtorch AggregPMeanError and AggregPMean', () => {
    const { forall, exists } = operatorsOver(tape, 'product', STABLE_EPSILON);
    const truths = tape.column(reference.aggregates.raw.map((x) => 1 / (1 + Math.exp(-x))));
    expect(forall(truths, 2).value[0]).toBeCloseTo(reference.aggregates.pMeanError_p2_stable, 4);
    expect(exists(truths, 2).value[0]).toBeCloseTo(reference.aggregates.pMean_p2_stable, 4);
  });
  it('product OR and ⇒ by hand, ε = 0.1', () => {
    // π₀(x) = 0.9x + 0.1, π₁(x) = 0.9x. OR(0.5, 0.2) = 1 − (1 − 0.45)(1 − 0.18) = 0.549.
    // 0.5 ⇒ 0.2: 1 − 0.55 + 0.55·0.18 = 0.549.
    const { or, implies } = operatorsOver(tape, 'product', 0.1);
    expect(or(tape.constant(0.5), tape.constant(0.2)).value[0]).toBeCloseTo(0.549, 12);
    expect(implies(tape.constant(0.5), tape.constant(0.2)).value[0]).toBeCloseTo(0.549, 12);
  });
  it('has finite slopes at the ends', () => {
    const operators = operatorsOver(tape, 'product', STABLE_EPSILON);
    for (const at of [0, 1])
      for (const f of [
        ...HEDGES.map((h) => (x: ReturnType<typeof tape.column>) => operators.hedge(h, x)),
        (x: ReturnType<typeof tape.column>) => operators.forall(x, 2),
        (x: ReturnType<typeof tape.column>) => operators.exists(x, 2),
      ]) {
        const t = tape.column([at]);
        tape.gradients(f(t));
        expect(Number.isFinite(t.gradient[0])).toBe(true);
      }
  });
  it('agrees with the plain aggregate', () => {
    const truths = [0.2, 0.7, 1];
    expect(operatorsOver(tape, 'godel', 0).forall(tape.column(truths), 3).value[0]).toBeCloseTo(
      satisfaction(Float64Array.from(truths), 3),
      12,
    );
  });
});

describe('hybrid loss', () => {
  it('[E27] is the cross-entropy and the logical loss by its weight', () => {
    // 0.7 + 2·(1 − 0.6) = 1.5
    expect(hybridLoss(0.7, 0.6, 2)).toBeCloseTo(1.5, 12);
    expect(hybridLoss(0.7, 0.6, 0)).toBe(0.7);
  });
  it('[E27] over Ops: its gradient by SAT is −w', () => {
    const tape = newTape();
    const [ce, sat] = [tape.column([0.7]), tape.column([0.6])];
    const loss = hybridLossOver(tape, ce, sat, 2);
    tape.gradients(loss);
    expect(loss.value[0]).toBeCloseTo(1.5, 12);
    expect([ce.gradient[0], sat.gradient[0]]).toEqual([1, -2]);
  });
});

describe('runOver', () => {
  it('refuses columns and parameters that do not fit the program', () => {
    const tape = newTape();
    const program = programOf(EVERY_OPERATOR, 'godel');
    expect(() => runOver(tape, program, [], [], EXACT)).toThrow(
      `0 columns of facts where the rules use ${program.facts.length}`,
    );
    const facts = Array.from(program.facts, () => tape.constant(0.5));
    expect(() => runOver(tape, program, facts, [], EXACT)).toThrow('0 parameters where the vocabulary has 12');
  });
});
