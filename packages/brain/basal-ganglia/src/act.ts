/**
 * Competition of the pathways. Tonic dopamine ρ tilts it: high amplifies Go, low amplifies No-Go. Source: Collins and
 * Frank 2014, Act = β_G·G − β_N·N, with β_G = β(1 + ρ), β_N = β(1 − ρ).
 */
import { softmax } from '@janus/numerics';

/**
 * The bracket of [E32] with the opponent weights and dopamine: β(1 + ρ)·G·d_direct − λ·β(1 − ρ)·N·d_indirect.
 * @param rho tonic dopamine, [−1, 1]
 * @param inhibition λ ≥ 0
 */
export function opponentAct(
  direct: number,
  indirect: number,
  go: number,
  noGo: number,
  beta: number,
  rho: number,
  inhibition: number,
): number {
  return beta * (1 + rho) * go * direct - inhibition * beta * (1 - rho) * noGo * indirect;
}

/** Probability of each action, softmax of the acts [E32]. Reported and learned from; the day takes the largest act. */
export function actionProbabilities(act: Float64Array, temperature: number, out: Float64Array): void {
  softmax(act, temperature, out);
}

/** A value in units of the reward scale, held within ±clip. */
export function scaledValue(value: number, rewardScale: number, clip: number): number {
  const x = value / rewardScale;
  return x > clip ? clip : x < -clip ? -clip : x;
}
