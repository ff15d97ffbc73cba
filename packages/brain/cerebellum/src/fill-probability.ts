/**
 * Whether an order fills within its horizon: the price must come to it, and there must be volume for it. The first is
 * the first passage of a Brownian motion, the second the share of the volume that may be ours.
 */
import { normalCdf } from '@janus/numerics';

/**
 * Probability that the price comes as far as `distance` within the horizon: Φ((μ − d)/σ) + e^(2μd/σ²)·Φ(−(d + μ)/σ);
 * without drift 2·Φ(−d/σ). 1 at the touch. Source: Karatzas and Shreve, Brownian Motion and Stochastic Calculus, 2nd
 * ed., 1991, section 3.5.C.
 * @param distance from the touch to the order, away from the market, fraction of the price, ≥ 0
 * @param volatility σ of the log return over the horizon; 0 only a drift moves the price
 * @param drift μ over the horizon, towards the order, fraction of the price
 */
export function touchProbability(distance: number, volatility: number, drift = 0): number {
  if (distance <= 0) return 1;
  if (!(volatility > 0)) return drift >= distance ? 1 : 0;
  const direct = normalCdf((drift - distance) / volatility);
  const mirrored = normalCdf(-(distance + drift) / volatility);
  // A drift away from a far order makes the factor overflow where what it multiplies is 0.
  const reflected = mirrored > 0 ? Math.exp((2 * drift * distance) / (volatility * volatility)) * mirrored : 0;
  return Math.min(1, direct + reflected);
}

/**
 * Share of the order that fits under the participation limit, min(1, limit·volume/quantity).
 * @param volume base units over the horizon; where it is NaN the order is taken to be `assumedParticipation` of it; 0
 *   fills nothing
 */
export function volumeShare(quantity: number, volume: number, limit: number, assumedParticipation: number): number {
  if (!(quantity > 0)) return 1;
  const participation = Number.isNaN(volume) ? assumedParticipation : quantity / volume;
  return Math.min(1, limit / participation);
}
