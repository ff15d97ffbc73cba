/**
 * The forward model: what executing an order would cost, before it is sent. Reads the state and never writes it. What
 * cannot be forecast is refused, not waved through.
 */
import { badInput, PASS, reasonCode, type Forecast, type ReasonCode } from '@janus/domain';
import { fillProbabilityOf, predictedSlippage, priceImpact, roundTripCost } from './slippage.ts';
import type { CerebellumState } from './state.ts';

const COST_ABOVE_EDGE = reasonCode('cost-above-edge');
const FILL_IMPROBABLE = reasonCode('fill-improbable');

/**
 * @param side 1 buy, −1 sell
 * @param quantity base units, ≥ 0
 * @param price arrival price, > 0
 * @param volume of a bar, base units; NaN unknown
 * @param volatility σ of a bar's log return as measured; used until the own forecast is warm; NaN unknown
 * @param spread bid–ask, fraction of the price; NaN unknown
 * @param edge expected gain before costs, fraction of the price
 * @returns 0; 701 cost above edge, or either unknown; 702 fill improbable
 * @throws JanusError bad-input for a side, quantity or price out of range
 */
export function forecast(
  state: CerebellumState,
  side: number,
  quantity: number,
  price: number,
  volume: number,
  volatility: number,
  spread: number,
  edge: number,
  out: Forecast,
): ReasonCode {
  const { config } = state;
  if (side !== 1 && side !== -1) throw badInput(`side ${side} is not 1 (buy) or -1 (sell)`);
  if (!(quantity >= 0)) throw badInput(`quantity ${quantity} is not a number of at least 0`);
  if (!(price > 0)) throw badInput(`price ${price} is not a number above 0`);
  const own = state.volatility.forecast;
  const bars = config.horizonBars;
  out.volatility = (Number.isNaN(own) ? volatility : own) * Math.sqrt(bars);
  const impact = priceImpact(quantity, volume * bars, out.volatility, config.assumedParticipation);
  out.correction = state.pid.output;
  out.slippage = predictedSlippage(Number.isNaN(spread) ? config.assumedSpread : spread, impact, out.correction);
  out.fillProbability = fillProbabilityOf(
    quantity,
    volume * bars,
    config.participationLimit,
    config.assumedParticipation,
  );
  out.edge = edge;
  out.cost = roundTripCost(config.fee, out.slippage);
  if (!(out.cost <= edge * config.edgeShare)) return COST_ABOVE_EDGE;
  if (!(out.fillProbability >= config.fillFloor)) return FILL_IMPROBABLE;
  return PASS;
}

/** The region switched off: executing costs nothing, surely fills, and nothing is known of volatility (0). */
export function uninformed(out: Forecast): void {
  out.slippage = 0;
  out.volatility = 0;
  out.fillProbability = 1;
  out.edge = 0;
  out.cost = 0;
  out.correction = 0;
}
