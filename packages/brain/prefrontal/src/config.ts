/** Configuration of the prefrontal cortex: limits, how softly they are judged, and what a wash sale leads to. */
import { choice, number, type ConfigOf, type Fields } from '@janus/domain';

/** off: not tracked · report: tracked and shown, refuses nothing · block: an entry that would make one is refused. */
export const WASH_MODES = ['off', 'report', 'block'] as const;
export type WashMode = (typeof WASH_MODES)[number];

const floor = (rule: string, fallback: number) =>
  number(`truth of the ${rule} below which the order is refused by it alone`, '', fallback, 0, 1);

export const prefrontalFields = {
  positionLimit: number("largest market value of a symbol's position after the order", 'of equity', 1, 0, 100),
  capitalLimit: number('largest market value that one strategy may hold in all symbols', 'of equity', 1, 0, 100),
  drawdownLimit: number(
    'largest drawdown of the account at which a position may be opened',
    'of peak equity',
    0.25,
    0,
    1,
  ),
  slippageMultiple: number('largest slippage, in multiples of volatility: the λ of [E25]', '', 0.5, 0, 100),
  softMargin: number('half width of the slope from true to false around a limit', 'of the limit', 0.1, 0, 1),
  positionFloor: floor('position limit', 0.5),
  capitalFloor: floor('capital limit', 0.5),
  drawdownFloor: floor('drawdown limit', 0.5),
  washFloor: floor('wash sale rule, where it blocks', 1),
  slippageFloor: floor('slippage rule', 0.5),
  satisfactionThreshold: number('smallest satisfaction of all rules together', '', 0.65, 0, 1),
  satisfactionExponent: number('p of the p-mean-error [E26]', '', 2, 1, 100),
  minimumNotional: number('smallest order that the market trades', 'quote units', 10, 0, 1e12),
  washCrypto: choice('wash sales in crypto', 'report', WASH_MODES),
  washEquity: choice('wash sales in equities', 'block', WASH_MODES),
  washFx: choice('wash sales in foreign exchange', 'off', WASH_MODES),
} satisfies Fields;
export type PrefrontalConfig = ConfigOf<typeof prefrontalFields>;
