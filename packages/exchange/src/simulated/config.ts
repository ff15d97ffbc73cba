/** Configuration of the simulated venue; the market's own limits are declared in market-limits.ts. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const simulatedVenueFields = {
  takerBps: number('fee of market orders and stops, a side', 'bps', 5, 0, 1000),
  makerBps: number('fee of targets, a side', 'bps', 2, -100, 1000),
  spreadBps: number('whole spread where the data has none', 'bps', 2, 0, 1000),
  participation: number("largest share of a bar's volume that we take", 'of volume', 0.1, 0.0001, 1),
  unknownVolumeBps: number('slippage where volume or volatility is unknown', 'bps', 5, 0, 1000),
  stopBps: number('further slippage of a stop', 'bps', 2, 0, 1000),
  latencyBars: integer('bars from the decision to the first bar that can fill', 'bars', 1, 1, 1000),
  expiryBars: integer('bars after which what is left of an order expires', 'bars', 5, 1, 100_000),
  volatilitySpan: integer("span of the venue's own volatility, for impact", 'bars', 20, 2, 10_000),
} satisfies Fields;
export type SimulatedVenueConfig = ConfigOf<typeof simulatedVenueFields>;
