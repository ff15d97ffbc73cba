/**
 * What an order does to its price and whether it fills, from its size, the liquidity and the volatility. All fractions
 * of the arrival price over the order's horizon: they depend neither on the price level nor on the unit of the base.
 */
import { barImpact } from '@janus/market';

/**
 * Δp = f(order size, liquidity, volatility) [E52], the square-root law: σ·√(quantity/volume).
 * @param volume base units over the horizon; where it is NaN the order is taken to be `assumedParticipation` of it
 * @param volatility σ over the horizon, fraction of the price
 */
export function priceImpact(
  quantity: number,
  volume: number,
  volatility: number,
  assumedParticipation: number,
): number {
  const liquidity = Number.isNaN(volume) ? quantity / assumedParticipation : volume;
  return barImpact(quantity, liquidity, volatility);
}

/** Slippage part of p̂ = f(s, a) [E35]: half the spread, the impact and the learned correction, never below 0. */
export function predictedSlippage(spread: number, impact: number, correction: number): number {
  return Math.max(0, spread / 2 + impact + correction);
}

/** p̂_{t+1} [E35], the price at which the order is expected to fill: p·(1 + side·slippage). */
export function predictedFillPrice(price: number, side: number, slippage: number): number {
  return price * (1 + side * slippage);
}

/**
 * Probability that the whole order fills within its horizon: the share of it that fits under the participation limit,
 * min(1, limit·volume/quantity). @param volume as in `priceImpact`; 0 fills nothing
 */
export function fillProbabilityOf(
  quantity: number,
  volume: number,
  limit: number,
  assumedParticipation: number,
): number {
  if (!(quantity > 0)) return 1;
  const participation = Number.isNaN(volume) ? assumedParticipation : quantity / volume;
  return Math.min(1, limit / participation);
}

/** Cost of getting in and out again: 2·(fee + slippage). */
export function roundTripCost(fee: number, slippage: number): number {
  return 2 * (fee + slippage);
}
