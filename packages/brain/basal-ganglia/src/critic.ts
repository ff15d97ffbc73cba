/**
 * The critic: the value of a state, linear in its features, learned by TD(λ) with accumulating eligibility traces.
 * Source: Sutton and Barto, Reinforcement Learning, 2nd ed., 2018, section 12.2. Also the forward view that the traces
 * compute step by step, the λ-return (12.2), and the advantage that is built from it: Schulman, Moritz, Levine, Jordan
 * and Abbeel, High-Dimensional Continuous Control Using Generalized Advantage Estimation, ICLR 2016, (16).
 */

export interface Critic {
  readonly weights: Float64Array;
  readonly traces: Float64Array;
}
export const initCritic = (features: number): Critic => ({
  weights: new Float64Array(features),
  traces: new Float64Array(features),
});

/** V(s) = w·φ(s). */
export function valueOf(c: Critic, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += c.weights[i]! * features[i]!;
  return sum;
}

/** δ = r + γ·V(s′) − V(s) (6.5). */
export function temporalDifference(reward: number, discount: number, next: number, value: number): number {
  return reward + discount * next - value;
}

/** e ← γ·λ·e + φ (12.5). */
export function stepTraces(traces: Float64Array, features: Float64Array, decay: number): void {
  for (let i = 0; i < traces.length; i++) traces[i] = decay * traces[i]! + features[i]!;
}

/** w ← w + α·δ·e (12.7). */
export function stepCritic(c: Critic, delta: number, rate: number): void {
  for (let i = 0; i < c.weights.length; i++) c.weights[i] = c.weights[i]! + rate * delta * c.traces[i]!;
}

/**
 * λ-returns of a run of n steps: G_t = r_t + γ·((1 − λ)·V_{t+1} + λ·G_{t+1}), and V_n after the last.
 * @param values V_0 … V_n [n + 1]; V_n = 0 where the run ended
 * @param out [n]
 */
export function lambdaReturns(
  rewards: Float64Array,
  values: Float64Array,
  discount: number,
  lambda: number,
  out: Float64Array,
): void {
  const n = rewards.length;
  let after = values[n]!;
  for (let t = n - 1; t >= 0; t--) {
    after = rewards[t]! + discount * ((1 - lambda) * values[t + 1]! + lambda * after);
    out[t] = after;
  }
}

/** Generalised advantages of a run: A_t = δ_t + γ·λ·A_{t+1}. Shapes as in `lambdaReturns`; A_t = G_t − V_t. */
export function generalisedAdvantages(
  rewards: Float64Array,
  values: Float64Array,
  discount: number,
  lambda: number,
  out: Float64Array,
): void {
  let after = 0;
  for (let t = rewards.length - 1; t >= 0; t--) {
    after = temporalDifference(rewards[t]!, discount, values[t + 1]!, values[t]!) + discount * lambda * after;
    out[t] = after;
  }
}
