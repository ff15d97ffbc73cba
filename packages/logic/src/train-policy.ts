/**
 * Teaches a policy by labels and by rules at once: L = CE + w·(1 − SAT) over batches of moments, by Adam on the tape.
 * CE is over the moments that have a label, SAT over all. Source: Kingma, Ba, Adam, 2015; semantic-loss.ts.
 */
import { badInput, choice, FACT, FACTS, integer, number, type ConfigOf, type Fields } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { FAMILY_NAMES } from './families.ts';
import { ANSWERS, newPolicy, type Policy } from './policy.ts';
import { programOf, type RuleSet } from './rule-set.ts';
import { hybridLossOver } from './semantic-loss.ts';
import { STABLE_EPSILON } from './stable.ts';
import { newTape, type Column, type Tape } from './tape.ts';
import { runOver, satisfactionOver } from './train.ts';

export const policyFields = {
  weight: number('weight w of the rules beside the labels', '', 1, 0, 1e6),
  family: choice('t-norm family in training', 'product', FAMILY_NAMES),
  exponent: number('p of SAT and forall', '', 2, 1, 100),
  steps: integer('steps of Adam', '', 400, 1, 1_000_000),
  batch: integer('moments a step', '', 128, 1, 100_000),
  rate: number('step size of Adam', '', 0.05, 1e-6, 10),
} satisfies Fields;
export type PolicyConfig = ConfigOf<typeof policyFields>;

export interface Moment {
  /** What the policy sees. */
  readonly inputs: Float64Array;
  /** FACTS in order; those that the rules use are known, but for the answers, which the policy gives. */
  readonly facts: Float64Array;
  /** Index into ANSWERS, −1 none. */
  readonly label: number;
}

const DECAY_MEAN = 0.9;
const DECAY_SQUARE = 0.999;
const ADAM_EPSILON = 1e-8;

/** Shares of the answers as columns, and the weights that they came from, one number each. */
function answersOver(tape: Tape, policy: Policy, moments: readonly Moment[]): { shares: Column[]; weights: Column[] } {
  const { inputs } = policy;
  const weights = Array.from(policy.weights, (w) => tape.column([w]));
  const columns = Array.from({ length: inputs }, (_, i) => tape.column(moments.map((m) => m.inputs[i]!)));
  const scores = ANSWERS.map((_, a) => {
    const row = a * (1 + inputs);
    return columns.reduce((z, x, i) => tape.add(z, tape.mul(weights[row + 1 + i]!, x)), weights[row]!);
  });
  // Scores stay small with standardised inputs; a common shift keeps e^z in range whatever they are.
  const most = scores.reduce((a, b) => tape.max(a, b));
  const raised = scores.map((z) => tape.exp(tape.sub(z, most)));
  const whole = tape.power(
    raised.reduce((a, b) => tape.add(a, b)),
    -1,
  );
  return { shares: raised.map((e) => tape.mul(e, whole)), weights };
}

/** Mean of −ln(share of the label) over the labelled moments; 0 where none is. */
function crossEntropy(tape: Tape, shares: readonly Column[], moments: readonly Moment[]): Column {
  const labelled = moments.filter((m) => m.label >= 0).length;
  const scale = labelled > 0 ? -moments.length / labelled : 0;
  let sum = tape.constant(0);
  shares.forEach((share, a) => {
    const chosen = tape.column(moments.map((m) => (m.label === a ? scale : 0)));
    sum = tape.add(sum, tape.mul(chosen, tape.log(share)));
  });
  return tape.mean(sum);
}

/** @throws JanusError bad-input naming the fact that a rule uses and a moment does not know */
function checkMoments(facts: Int32Array, moments: readonly Moment[]): void {
  if (moments.length === 0) throw badInput('no moments to learn from');
  const given = new Set<number>(ANSWERS.map((name) => FACT[name]));
  for (const fact of facts)
    if (!given.has(fact) && moments.some((m) => Number.isNaN(m.facts[fact]!)))
      throw badInput(`'${FACTS[fact]}' is not known at every moment: leave those moments out`);
}

/**
 * A policy taught from nothing. Learnable numbers of the vocabulary stay as they are.
 * @throws JanusError bad-input for no moments, or a fact that is not known
 */
export function trainPolicy(moments: readonly Moment[], set: RuleSet, config: PolicyConfig, random: Rng): Policy {
  const program = programOf(set, config.family);
  checkMoments(program.facts, moments);
  const policy = newPolicy(moments[0]!.inputs.length);
  const options = { exponent: config.exponent, epsilon: STABLE_EPSILON };
  const mean = new Float64Array(policy.weights.length);
  const square = new Float64Array(policy.weights.length);
  for (let step = 1; step <= config.steps; step++) {
    const batch = Array.from({ length: config.batch }, () => moments[random.below(moments.length)]!);
    const tape = newTape();
    const { shares, weights } = answersOver(tape, policy, batch);
    const facts = Array.from(program.facts, (fact) => {
      const a = ANSWERS.findIndex((name) => FACT[name] === fact);
      return a >= 0 ? shares[a]! : tape.column(batch.map((m) => m.facts[fact]!));
    });
    const numbers = Array.from(program.learnable, (place) => tape.constant(program.constants[place]!));
    const truths = runOver(tape, program, facts, numbers, options);
    const sat = satisfactionOver(tape, program, set.weights, truths, options);
    tape.gradients(hybridLossOver(tape, crossEntropy(tape, shares, batch), sat, config.weight));
    weights.forEach((w, i) => {
      const g = w.gradient[0]!;
      mean[i] = DECAY_MEAN * mean[i]! + (1 - DECAY_MEAN) * g;
      square[i] = DECAY_SQUARE * square[i]! + (1 - DECAY_SQUARE) * g * g;
      const m = mean[i] / (1 - DECAY_MEAN ** step);
      const s = square[i] / (1 - DECAY_SQUARE ** step);
      policy.weights[i]! -= (config.rate * m) / (Math.sqrt(s) + ADAM_EPSILON);
    });
  }
  return policy;
}
