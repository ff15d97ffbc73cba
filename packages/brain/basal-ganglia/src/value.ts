/**
 * What actions were worth, and how the opponent weights learn from it. Each function is one update of one number.
 * Source: Collins and Frank 2014. Added: the pull of G and N back to 1 and their bounds, because under noise alone the
 * bare product rule drives both weights to 0 (ln G drifts by −α²·E[δ²]/2 a step).
 */
import { clamp } from '@janus/numerics';

/** Q⁺ = E[reward⁺ | s, a] [E30], one step of the running mean. @param rate 1/n, or the forgetting rate */
export function benefitAfter(benefit: number, reward: number, rate: number): number {
  return benefit + rate * (Math.max(0, reward) - benefit);
}

/** Q⁻ = E[risk | s, a] [E31], risk being reward⁻ = max(0, −reward), one step of the running mean. */
export function costAfter(cost: number, reward: number, rate: number): number {
  return cost + rate * (Math.max(0, -reward) - cost);
}

/** δ = (reward − V)/σ, held within ±clip. */
export function predictionError(reward: number, value: number, rewardScale: number, clip: number): number {
  return clamp((reward - value) / rewardScale, -clip, clip);
}

/** G after G += α·G·δ + κ·(1 − G), within [floor, cap]. For N pass −δ. */
export function opponentAfter(
  weight: number,
  delta: number,
  rate: number,
  decay: number,
  floor: number,
  cap: number,
): number {
  return clamp(weight + rate * weight * delta + decay * (1 - weight), floor, cap);
}
