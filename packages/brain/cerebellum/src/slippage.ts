/**
 * What an order does to its price and what it costs, from its size, the liquidity and the volatility. All fractions of
 *  the arrival price over the order's horizon: they depend neither on the price level nor on the unit of the base.
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

/** Slippage part of p̂ = f(s, a) [E35]: what the model says and the learned correction, never below 0. */
export function predictedSlippage(modelled: number, correction: number): number {
  return Math.max(0, modelled + correction);
}

/** p̂_{t+1} [E35], the price at which the order is expected to fill: p·(1 + side·slippage). */
export function predictedFillPrice(price: number, side: number, slippage: number): number {
  return price * (1 + side * slippage);
}

/**
 * Cost of a trade as a fraction of the price: fee, slippage and delay in and out, and what goes on against us once we
 * are in: 2·(fee + slippage + delay) + adverse.
 */
export function tradeCost(fee: number, slippage: number, delay: number, adverse: number): number {
  return 2 * (fee + slippage + delay) + adverse;
}
