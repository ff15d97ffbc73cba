/**
 * Slippage of a quantity in the bar at hand: the market's impact formula on the bar's volume and the volatility known
 * before it. Where one of them is unknown a fixed slippage is taken and the venue says so from then on.
 */
import { barImpact } from '@janus/market';
import { VOLATILITY_UNKNOWN, VOLUME_UNKNOWN, type SimulatedVenue } from './state.ts';

/** @returns fraction of the price, ≥ 0 */
export function slippageOf(venue: SimulatedVenue, quantity: number): number {
  const { volume, volatility } = venue.frame;
  if (Number.isNaN(volume)) venue.warnings |= VOLUME_UNKNOWN;
  if (Number.isNaN(volatility)) venue.warnings |= VOLATILITY_UNKNOWN;
  if (Number.isNaN(volume) || Number.isNaN(volatility)) return venue.config.unknownVolumeBps / 10_000;
  return barImpact(quantity, volume, volatility);
}
