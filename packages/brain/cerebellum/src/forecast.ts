/**
 * The forward model: what executing an order would cost, before it is sent. Reads the state and never writes it. What
 * cannot be forecast is refused, not waved through.
 */
import { badInput, PASS, reasonCode, type Forecast, type ReasonCode } from '@janus/domain';
import { adverseMove } from './adverse.ts';
import { touchProbability, volumeShare } from './fill-probability.ts';
import type { ForecastInput } from './forecast-input.ts';
import { modelledDelay, modelledSlippage } from './forward-model.ts';
import { predictedSlippage, priceImpact, tradeCost } from './slippage.ts';
import type { CerebellumState } from './state.ts';

const COST_ABOVE_EDGE = reasonCode('cost-above-edge');
const FILL_IMPROBABLE = reasonCode('fill-improbable');

/**
 * @returns 0; 701 cost above edge, or either unknown; 702 fill improbable
 * @throws JanusError bad-input for a side, quantity, price or distance out of range
 */
export function forecast(state: CerebellumState, input: ForecastInput, out: Forecast): ReasonCode {
  const { config, model } = state;
  const { side, quantity, price, volume, spread, edge, distance } = input;
  if (side !== 1 && side !== -1) throw badInput(`side ${side} is not 1 (buy) or -1 (sell)`);
  if (!(quantity >= 0)) throw badInput(`quantity ${quantity} is not a number of at least 0`);
  if (!(price > 0)) throw badInput(`price ${price} is not a number above 0`);
  if (!(distance >= 0)) throw badInput(`distance ${distance} is not a number of at least 0`);
  const own = state.volatility.forecast;
  const bars = config.horizonBars;
  out.volatility = (Number.isNaN(own) ? input.volatility : own) * Math.sqrt(bars);
  out.halfSpread = (Number.isNaN(spread) ? config.assumedSpread : spread) / 2;
  out.impact = priceImpact(quantity, volume * bars, out.volatility, config.assumedParticipation);
  out.correction = state.pid.output;
  out.slippage = predictedSlippage(modelledSlippage(model, out.halfSpread, out.impact), out.correction);
  const share = volumeShare(quantity, volume * bars, config.participationLimit, config.assumedParticipation);
  out.fillProbability = touchProbability(distance, out.volatility) * share;
  // Before a fill was seen nothing is known to be late.
  out.delay = Number.isNaN(state.latency.high) ? 0 : modelledDelay(model, state.latency.high);
  out.adverse = Math.min(adverseMove(state.adverse, config.adverseFills), config.adverseLimit * out.volatility);
  out.edge = edge;
  out.cost = tradeCost(config.fee, out.slippage, out.delay, out.adverse);
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
  out.adverse = 0;
  out.delay = 0;
  out.halfSpread = 0;
  out.impact = 0;
}
