/**
 * What an order does to the price when bars are all that is known: the square-root law. One formula for whoever
 * forecasts the cost and whoever simulates the venue.
 */

/** Y of the square-root law. Estimates scatter about 1 across markets (Tóth et al. 2011). */
export const IMPACT_COEFFICIENT = 1;

/**
 * Square-root impact [E52]: Y·σ·√(Q/V), a fraction of the price, against whoever trades. Δp of the specification is
 * this times the price. Tóth et al., Anomalous Price Impact and the Critical Nature of Liquidity in Financial Markets,
 * Physical Review X 1, 2011.
 * @param quantity Q, base units, ≥ 0
 * @param volume V, base units traded over the horizon; where unknown (NaN) or 0, the order counts as all of it
 * @param volatility σ of the log return over the same horizon, ≥ 0
 */
export function barImpact(
  quantity: number,
  volume: number,
  volatility: number,
  coefficient: number = IMPACT_COEFFICIENT,
): number {
  const share = volume > 0 ? quantity / volume : Math.min(1, quantity * Number.MAX_VALUE);
  return coefficient * volatility * Math.sqrt(share);
}
