/**
 * A constraint is a predicate over a state with a weight. The total loss divides by the sum of the weights, so that
 * it stays in [0, 1] whatever the weights are; the printed 1/K does so only if they average 1.
 */
import { badInput } from '@janus/domain';

/** C_k = (P_k, w_k) [E56]. */
export interface Constraint<S> {
  readonly name: string;
  /** S → [0, 1]. */
  readonly predicate: (state: S) => number;
  /** > 0 */
  readonly weight: number;
}

/**
 * [E56] with its domain checked at the door.
 * @throws JanusError bad-input unless the weight is a finite number above 0
 */
export function constraint<S>(name: string, predicate: (state: S) => number, weight: number): Constraint<S> {
  if (!(weight > 0) || !Number.isFinite(weight))
    throw badInput(`constraint '${name}': weight ${weight} is not a finite number above 0`);
  return { name, predicate, weight };
}

/**
 * Eval(C_k, S_t) = w_k·P_k(S_t) [E57].
 * @throws JanusError bad-input where the predicate leaves [0, 1]
 */
export function evaluate<S>(c: Constraint<S>, state: S): number {
  const truth = c.predicate(state);
  if (!(truth >= 0 && truth <= 1)) throw badInput(`constraint '${c.name}': truth ${truth} is not in [0, 1]`);
  return c.weight * truth;
}

/** 1 − Σ Eval(C_k, S_t) / Σ w_k [E60], in [0, 1]; 0 for no constraints. */
export function constraintLoss<S>(constraints: readonly Constraint<S>[], state: S): number {
  let held = 0;
  let total = 0;
  for (let k = 0; k < constraints.length; k++) {
    const c = constraints[k]!;
    held += evaluate(c, state);
    total += c.weight;
  }
  return total > 0 ? 1 - held / total : 0;
}
