/**
 * Runs a program over Ops: the same instructions as on the hot path, with gradients. Facts are columns, one row a
 * grounding, all known; learnable numbers of the vocabulary and facts that a policy gives can be differentiated by.
 */
import { badInput } from '@janus/domain';
import type { Hedge } from './formula.ts';
import { CONNECTIVES } from './formula.ts';
import { OP, STRIDE } from './opcodes.ts';
import { operatorsOver } from './operators-over.ts';
import type { Ops } from './ops.ts';
import type { Program } from './program.ts';

export interface TrainOptions {
  /** p of forall, exists and SAT, ≥ 1. */
  readonly exponent: number;
  /** STABLE_EPSILON in training, 0 for exact values. */
  readonly epsilon: number;
}

const HEDGE_OF: Readonly<Record<number, Hedge>> = {
  [OP.very]: 'very',
  [OP.somewhat]: 'somewhat',
  [OP.slightly]: 'slightly',
  [OP.extremely]: 'extremely',
};

/**
 * Truth of each rule, a column or one number.
 * @param facts one a program.facts
 * @param parameters one number a program.learnable, in that order
 * @throws JanusError bad-input where their counts do not fit
 */
export function runOver<T>(
  ops: Ops<T>,
  program: Program,
  facts: readonly T[],
  parameters: readonly T[],
  options: TrainOptions,
): T[] {
  if (facts.length !== program.facts.length)
    throw badInput(`${facts.length} columns of facts where the rules use ${program.facts.length}`);
  if (parameters.length !== program.learnable.length)
    throw badInput(`${parameters.length} parameters where the vocabulary has ${program.learnable.length}`);
  const { code, constants, family } = program;
  const operators = operatorsOver(ops, family, options.epsilon);
  const learned = new Map(Array.from(program.learnable, (place, i) => [place, parameters[i]!]));
  const number = (place: number): T => learned.get(place) ?? ops.constant(constants[place]!);
  const [zero, one] = [ops.constant(0), ops.constant(1)];
  const clip = (x: T): T => ops.min(one, ops.max(zero, x));
  const slots = [...facts];
  for (let at = 0; at < code.length; at += STRIDE) {
    const [op, i, j, c] = code.subarray(at, at + STRIDE) as unknown as [number, number, number, number];
    const a = slots[i]!;
    const b = slots[j]!;
    const step = (): T => {
      switch (op) {
        case OP.constant:
          return number(c);
        case OP.above: {
          const t = clip(ops.add(ops.constant(0.5), ops.mul(ops.sub(a, number(c)), number(c + 1))));
          return ops.mul(ops.mul(t, t), ops.sub(ops.constant(3), ops.add(t, t)));
        }
        case OP.crisp:
          return operators.not(ops.atMost(a, number(c)));
        case OP.truth:
          return clip(a);
        case OP.square: {
          const d = ops.mul(ops.sub(a, number(c)), number(c + 1));
          return ops.add(b, ops.mul(d, d));
        }
        case OP.likeness:
          return ops.exp(ops.mul(ops.constant(-0.5), a));
        case OP.weigh:
          return ops.add(b, ops.mul(number(c), a));
        case OP.logistic:
          return ops.logistic(a);
        case OP.tanh:
          return ops.tanh(a);
        case OP.lesser:
          return ops.min(a, b);
        case OP.not:
          return operators.not(a);
        case OP.forall:
          return operators.forall(a, options.exponent);
        case OP.exists:
          return operators.exists(a, options.exponent);
        default: {
          const hedge = HEDGE_OF[op];
          return hedge === undefined
            ? operators[CONNECTIVES[(op - OP.connective) % 4]!](a, b)
            : operators.hedge(hedge, a);
        }
      }
    };
    slots.push(step());
  }
  return Array.from(program.rules, (slot) => slots[slot]!);
}

/** SAT [E26] over Ops: each rule's truths are put together by forall, then the weighted rules by the p-mean-error. */
export function satisfactionOver<T>(
  ops: Ops<T>,
  program: Program,
  weights: Float64Array,
  truths: readonly T[],
  options: TrainOptions,
): T {
  const { forall, not } = operatorsOver(ops, program.family, options.epsilon);
  const total = weights.reduce((sum, w) => sum + w, 0);
  let missed = ops.constant(0);
  truths.forEach((truth, k) => {
    const miss = not(ops.mul(ops.constant(1 - options.epsilon), forall(truth, options.exponent)));
    missed = ops.add(missed, ops.mul(ops.constant(weights[k]! / total), ops.power(miss, options.exponent)));
  });
  return not(ops.power(missed, 1 / options.exponent));
}
