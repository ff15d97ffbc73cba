/**
 * The hybrid supervised-semantic loss: what the labels say and what the rules say of the same answers,
 * L = CE + w·(1 − SAT). With w = 0 the rules are silent; the larger w, the more a rule outweighs a label. Source: Xu et
 * al., A Semantic Loss Function for Deep Learning with Symbolic Knowledge, 2018, §4; [E27] for its second part.
 */
import { logicalLoss } from './aggregate.ts';
import type { Ops } from './ops.ts';

/** L = CE + w·(1 − SAT), w ≥ 0. */
export function hybridLoss(crossEntropy: number, sat: number, weight: number): number {
  return crossEntropy + weight * logicalLoss(sat);
}

/** The same over Ops. */
export function hybridLossOver<T>(ops: Ops<T>, crossEntropy: T, sat: T, weight: number): T {
  return ops.add(crossEntropy, ops.mul(ops.constant(weight), ops.sub(ops.constant(1), sat)));
}
