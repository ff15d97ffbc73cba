/** Configuration of the hypothalamus: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const hypothalamusFields = {
  maxFraction: number(
    'share of equity that a position may take at full appetite and full Kelly',
    'of equity',
    0.5,
    0,
    5,
  ),
  neutralFraction: number(
    'share of equity of every position where the region is switched off',
    'of equity',
    0.15,
    0,
    5,
  ),
  kellyFraction: number('share of the Kelly stake that is taken', '', 0.5, 0, 1),
  priorKelly: number('Kelly scale before trades have been seen', '', 0.5, 0, 1),
  priorTrades: number('weight of the prior, as a number of trades', 'trades', 20, 0, 10_000),
  tradeSpan: number('span of the exponentially weighted mean and variance of trade returns', 'trades', 50, 2, 10_000),
  maxDrawdown: number('drawdown at which the size has shrunk to nothing', 'of peak equity', 0.2, 0.001, 1),
  appetiteFloor: number('appetite below which nothing may be entered', '', 0.05, 0, 1),
  volatilityExponent: number('power of 1/volatility ratio by which appetite shrinks in turmoil', '', 1, 0, 4),
  bull: number('appetite in a bull market', '', 1, 0, 1),
  bear: number('appetite in a bear market', '', 0.5, 0, 1),
  ranging: number('appetite in a ranging market', '', 0.75, 0, 1),
  crisis: number('appetite in a crisis', '', 0.1, 0, 1),
  recovery: number('appetite at the end of a recovery', '', 0.9, 0, 1),
  recoveryStart: number('appetite at the beginning of a recovery', '', 0.3, 0, 1),
  recoveryBars: integer('bars over which a recovery releases the constraints', 'bars', 100, 1, 100_000),
  bubble: number('appetite in a bubble', '', 0.4, 0, 1),
  deflation: number('appetite in a deflation', '', 0.2, 0, 1),
} satisfies Fields;
export type HypothalamusConfig = ConfigOf<typeof hypothalamusFields>;
