/**
 * What a market trades in: price step, quantity step, smallest value of an order. Rounding is always to our
 * disadvantage: quantities down, buying prices up, selling prices down.
 */
import { number, type ConfigOf, type Fields } from '@janus/domain';

export const marketLimitsFields = {
  tick: number('price step, 0 where prices are free', 'price units', 0, 0, 1e6),
  lot: number('quantity step', 'base units', 1e-8, 1e-8, 1e6),
  minNotional: number('smallest value of an order', 'quote units', 5, 0, 1e9),
} satisfies Fields;
export type MarketLimits = ConfigOf<typeof marketLimitsFields>;

/** Quotients of decimals are not exact: a count this near to a whole one is that count. */
const isWhole = (count: number): boolean =>
  Math.abs(count - Math.round(count)) <= Math.max(1e-6, Math.abs(count) * 1e-15);
const floorOf = (count: number): number => (isWhole(count) ? Math.round(count) : Math.floor(count));
const ceilingOf = (count: number): number => (isWhole(count) ? Math.round(count) : Math.ceil(count));

/** count·step, to the nearest double of the decimal meant: 3·0.1 is 0.3. */
function onGrid(count: number, step: number): number {
  const perUnit = Math.round(1 / step);
  return perUnit >= 1 && Math.abs(perUnit * step - 1) < 1e-9 ? count / perUnit : count * step;
}

/** Largest multiple of the lot that is not above the quantity. */
export function lotDown(quantity: number, lot: number): number {
  return onGrid(floorOf(quantity / lot), lot);
}

/** Nearest multiple of the lot: takes the rounding noise of a sum away. */
export function lotNearest(quantity: number, lot: number): number {
  return onGrid(Math.round(quantity / lot), lot);
}

/** The price moved to the tick that is worse for `side`: up for a buy (1), down for a sale (−1). */
export function tickAgainst(price: number, tick: number, side: number): number {
  if (!(tick > 0)) return price;
  const count = price / tick;
  return onGrid(side > 0 ? ceilingOf(count) : floorOf(count), tick);
}
