import { describe, expect, it } from 'vitest';
import { FACT, FACT_COUNT, parseConfig } from '@janus/domain';
import { rng } from '@janus/numerics';
import { answer, newPolicy } from './policy.ts';
import { compileRules } from './rule-set.ts';
import { policyFields, trainPolicy, type Moment } from './train-policy.ts';

const WORDS =
  'Long(a) := is(long)\nShort(a) := is(short)\nNeutral(a) := is(neutral)\nRising(m) := above(momentum, 0, 0.2)\nLate(m) := above(spread, 1, 0)';
const config = (given: object) => parseConfig(policyFields, { steps: 150, batch: 32, ...given }, 'policy');

/** Momentum alone decides: rising is labelled `label`. */
function moments(label: (momentum: number) => number, n = 200): Moment[] {
  const random = rng(4);
  return Array.from({ length: n }, () => {
    const momentum = 2 * random.next() - 1;
    const facts = new Float64Array(FACT_COUNT).fill(Number.NaN);
    facts[FACT.momentum] = momentum;
    return { inputs: Float64Array.of(momentum), facts, label: label(momentum) };
  });
}
function shares(policy: ReturnType<typeof newPolicy>, momentum: number): number[] {
  const out = new Float64Array(3);
  answer(policy, [momentum], out);
  return [...out];
}

describe('answer', () => {
  it('is the softmax of a linear layer', () => {
    // Scores 0, 0.5 + 2·1 = 2.5, −1: e^0 = 1, e^2.5 = 12.182494, e^−1 = 0.367879; sum 13.550373
    const policy = { inputs: 1, weights: Float64Array.of(0, 0, 0.5, 2, 0, -1) };
    const [neutral, long, short] = shares(policy, 1);
    expect(neutral).toBeCloseTo(1 / 13.550373, 7);
    expect(long).toBeCloseTo(12.182494 / 13.550373, 6);
    expect(short).toBeCloseTo(0.367879 / 13.550373, 6);
  });
  it('of scores too large for an exponential is finite', () => {
    expect(shares({ inputs: 1, weights: Float64Array.of(0, 0, 0, 5000, 0, 0) }, 1)).toEqual([0, 1, 0]);
  });
  it('refuses inputs of another length', () => {
    expect(() => answer(newPolicy(2), [1], new Float64Array(3))).toThrow('1 inputs where the policy has 2');
  });
});

describe('trainPolicy', () => {
  const rules = compileRules('up: Rising(m) -> Long(a)\ndown: not Rising(m) -> Short(a)', WORDS);
  it('learns its labels', () => {
    const policy = trainPolicy(
      moments((x) => (x > 0 ? 2 : 0)),
      rules,
      config({ weight: 0 }),
      rng(1),
    );
    expect(shares(policy, 0.8)[2]).toBeGreaterThan(0.8);
    expect(shares(policy, -0.8)[0]).toBeGreaterThan(0.8);
  });
  it('learns its rules where there is no label', () => {
    const policy = trainPolicy(
      moments(() => -1),
      rules,
      config({ weight: 1 }),
      rng(1),
    );
    expect(shares(policy, 0.8)[1]).toBeGreaterThan(0.8);
    expect(shares(policy, -0.8)[2]).toBeGreaterThan(0.8);
  });
  it('without labels and without weight learns nothing', () => {
    const policy = trainPolicy(
      moments(() => -1),
      rules,
      config({ weight: 0, steps: 20 }),
      rng(1),
    );
    expect([...policy.weights]).toEqual([...newPolicy(1).weights]);
  });
  it('a heavy rule outweighs a label that contradicts it', () => {
    const always = moments((x) => (x > 0 ? 2 : 0));
    const [light, heavy] = [0, 100].map((weight) => trainPolicy(always, rules, config({ weight }), rng(1)));
    expect(shares(light!, 0.8)[1]).toBeLessThan(0.2);
    expect(shares(heavy!, 0.8)[1]).toBeGreaterThan(0.8);
  });
  it('is the same from the same seed, and another from another', () => {
    const learn = (seed: number) =>
      trainPolicy(
        moments((x) => (x > 0 ? 1 : 2)),
        rules,
        config({ steps: 10 }),
        rng(seed),
      ).weights;
    expect(learn(3)).toEqual(learn(3));
    expect(learn(3)).not.toEqual(learn(4));
  });
  it('refuses no moments, and a fact that is not known', () => {
    expect(() => trainPolicy([], rules, config({}), rng(1))).toThrow('no moments');
    const late = compileRules('Late(m) -> Neutral(a)', WORDS);
    expect(() =>
      trainPolicy(
        moments(() => 0),
        late,
        config({}),
        rng(1),
      ),
    ).toThrow("'spread' is not known");
  });
});
