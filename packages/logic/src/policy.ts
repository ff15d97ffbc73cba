/**
 * A learnable policy: how much of each answer, neutral, long, short, from a vector of inputs; a linear layer and a
 * softmax. The least that rules can teach: what it answers are the facts `neutral`, `long` and `short` of its rules.
 */
import { badInput, type Fact } from '@janus/domain';

/** Index = label. */
export const ANSWERS = ['neutral', 'long', 'short'] as const satisfies readonly Fact[];

export interface Policy {
  readonly inputs: number;
  /** A row an answer: its bias, then a weight an input. [ANSWERS, 1 + inputs] */
  readonly weights: Float64Array;
}

export const newPolicy = (inputs: number): Policy => ({
  inputs,
  weights: new Float64Array(ANSWERS.length * (1 + inputs)),
});

/**
 * Writes the share of each answer, summing to 1.
 * @param x [inputs]
 * @param out [ANSWERS]
 * @throws JanusError bad-input where x has another length
 */
export function answer(policy: Policy, x: ArrayLike<number>, out: Float64Array): void {
  const { inputs, weights } = policy;
  if (x.length !== inputs) throw badInput(`${x.length} inputs where the policy has ${inputs}`);
  let most = Number.NEGATIVE_INFINITY;
  for (let a = 0; a < ANSWERS.length; a++) {
    const row = a * (1 + inputs);
    let z = weights[row]!;
    for (let i = 0; i < inputs; i++) z += weights[row + 1 + i]! * x[i]!;
    out[a] = z;
    most = Math.max(most, z);
  }
  let total = 0;
  for (let a = 0; a < ANSWERS.length; a++) total += out[a] = Math.exp(out[a]! - most);
  for (let a = 0; a < ANSWERS.length; a++) out[a]! /= total;
}
