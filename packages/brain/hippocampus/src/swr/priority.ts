/** Formulas of prioritised replay (Schaul et al. 2015), one function each. They hold no state. */

/** ε of E39: nothing is ever quite forgotten. */
export const EPSILON = 1e-6;

/** Index of the largest, of equals the first. */
export function argmax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/**
 * δ = r + γ·(1 − done)·Q⁻(s′, argmax_a Q(s′, a)) − Q(s, a) [E39], as Double DQN has it: the online net chooses the next
 * action, the target net says what it is worth. `onlineNext` and `targetNext` [actions] are Q(s′, ·) and Q⁻(s′, ·);
 * `value` is Q(s, a); `done` is 0 or 1.
 */
export function tdError(
  reward: number,
  discount: number,
  done: number,
  onlineNext: Float64Array,
  targetNext: Float64Array,
  value: number,
): number {
  return reward + discount * (1 - done) * targetNext[argmax(onlineNext)]! - value;
}

/** p = |δ| + ε [E39]; `salience` is |δ| alone, or the sum of all standardised parts that speak for a replay. */
export const priority = (salience: number): number => salience + EPSILON;

/** What an experience weighs in the draw: p^α [E40], α ∈ [0, 1]. */
export const drawWeight = (p: number, alpha: number): number => p ** alpha;

/** P(i) = p_i^α / Σ_j p_j^α [E40]. */
export const drawProbability = (weight: number, total: number): number => weight / total;

/** w = (1/(N·P))^β [E41], before the division by the largest. */
export const importance = (n: number, probability: number, beta: number): number => (1 / (n * probability)) ** beta;

/** w / max w in place [E41], over the first `count`: the largest becomes 1, so that a replay only ever learns less. */
export function divideByLargest(w: Float64Array, count: number): void {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, w[i]!);
  for (let i = 0; i < count; i++) w[i] = w[i]! / most;
}

/** β after `share` of the night [E41]: from `start` in a straight line to 1. `share` ∈ [0, 1]. */
export const annealedBeta = (start: number, share: number): number => start + (1 - start) * share;
