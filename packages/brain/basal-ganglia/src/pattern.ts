/**
 * Learned inhibition: a coarse state and side that lost is held back the next time, the more the oftener it lost. Gains
 * take it away; so does meeting the state and holding, slowly, or it would never be tried again. Strengths stay in
 * [0, 1].
 */

/** Buying and selling: holding needs no inhibition. */
export const SIDES = 2;

/** Cell of a pattern: coarse state, and BUY or SELL. */
export const patternCell = (key: number, action: number): number => key * SIDES + action - 1;

/**
 * Strength after one reward of the pattern's action: p + rate·size·(1 − p) after a loss, p − relief·size·p after a
 * gain, size being |reward| in reward scales, from 1 on 1. Where a share q of usual rewards are losses it hovers about
 * rate·q / (rate·q + relief·(1 − q)).
 */
export function patternAfter(strength: number, scaledReward: number, rate: number, relief: number): number {
  const size = Math.min(1, Math.abs(scaledReward));
  return scaledReward < 0 ? strength + rate * size * (1 - strength) : strength - relief * size * strength;
}

/** Strength after the pattern was met and held. */
export function patternForgotten(strength: number, forget: number): number {
  return strength * (1 - forget);
}
