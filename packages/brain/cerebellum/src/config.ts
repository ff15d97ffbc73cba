/** Configuration of the cerebellum. Slippage and volatility are fractions of the arrival price over the order's horizon. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const cerebellumFields = {
  horizonBars: integer('bars over which an order is executed', 'bars', 1, 1, 1000),
  fee: number('fee one way', 'of the price', 0.001, 0, 0.1),
  assumedSpread: number('bid–ask spread where the data has none', 'of the price', 0.0002, 0, 0.1),
  assumedParticipation: number('share of the volume that an order is where volume is unknown', '', 0.01, 1e-6, 1),
  participationLimit: number('largest share of the volume that fills for sure', '', 0.1, 1e-6, 1),
  fillFloor: number('smallest fill probability that is worth sending', '', 0.5, 0, 1),
  edgeShare: number('largest share of the expected edge that costs may take', '', 1, 0, 10),
  proportional: number('PID gain K_p on the slippage error', '', 0.1, 0, 10),
  integral: number('PID gain K_i', 'a horizon', 0.05, 0, 10),
  derivative: number('PID gain K_d', 'horizons', 0.02, 0, 10),
  derivativeTime: number('time constant of the low-pass before the derivative term', 'horizons', 2, 0, 1000),
  deadBand: number('slippage errors up to this count as none', 'of the price', 0.00001, 0, 0.1),
  correctionLimit: number('bound on the correction', 'of the price', 0.005, 0, 0.1),
  shortSpan: integer('span of the short mean of absolute returns', 'bars', 3, 1, 10_000),
  middleSpan: integer('span of the middle mean', 'bars', 20, 1, 10_000),
  longSpan: integer('span of the long mean', 'bars', 120, 1, 100_000),
  shapeSpan: integer('span over which σ/E|r| is measured', 'bars', 500, 1, 100_000),
  volatilityRate: number('learning rate of the weights of the three means', 'a bar', 0.002, 0, 1),
  volatilityWarmUp: integer(
    'bars before the own volatility forecast replaces the measured one',
    'bars',
    50,
    2,
    100_000,
  ),
} satisfies Fields;
export type CerebellumConfig = ConfigOf<typeof cerebellumFields>;
