/** Configuration of the prefrontal cortex: limits, how softly they are judged, and what a wash sale leads to. */
import { choice, flag, integer, number, STRATEGIES } from '@janus/domain';
import type { ConfigOf, Fields, NumberField, StrategyId } from '@janus/domain';
import { PROFILE_NAMES } from './profiles.ts';

/** off: not tracked · report: tracked and shown, refuses nothing · block: an entry that would make one is refused. */
export const WASH_MODES = ['off', 'report', 'block'] as const;
export type WashMode = (typeof WASH_MODES)[number];

const floor = (rule: string, fallback: number) =>
  number(`truth of the ${rule} below which the order is refused by it alone`, '', fallback, 0, 1);

/** Option of a strategy's own limit. */
export const strategyLimitName = <T extends StrategyId>(strategy: T): `${T}-limit` => `${strategy}-limit`;
const strategyLimits = Object.fromEntries(
  STRATEGIES.map((id) => [
    strategyLimitName(id),
    number(`largest market value that ${id} may hold in all symbols; 0: no limit of its own`, 'of equity', 0, 0, 100),
  ]),
) as { readonly [T in StrategyId as `${T}-limit`]: NumberField };

export const prefrontalFields = {
  positionLimit: number("largest market value of a symbol's position after the order", 'of equity', 1, 0, 100),
  capitalLimit: number('largest market value that one strategy may hold in all symbols', 'of equity', 1, 0, 100),
  aggregateLimit: number('largest market value of all positions together after the order', 'of equity', 2, 0, 100),
  ...strategyLimits,
  drawdownLimit: number(
    'largest drawdown of the account at which a position may be opened',
    'of peak equity',
    0.25,
    0,
    1,
  ),
  valueAtRiskLimit: number(
    'largest value at risk of the account over a day, after the order; 0: off',
    'of equity',
    0.05,
    0,
    100,
  ),
  valueAtRiskLevel: number('chance that a day loses no more than the value at risk', '', 0.95, 0.5, 0.9999),
  volatilityLimit: number(
    'largest volatility of the symbol over a day at which a position may be opened; 0: off',
    '',
    0.15,
    0,
    10,
  ),
  slippageMultiple: number('largest slippage, in multiples of volatility: the λ of [E25]', '', 0.5, 0, 100),
  softMargin: number('half width of the slope from true to false around a limit', 'of the limit', 0.1, 0, 1),
  positionFloor: floor('position limit', 0.5),
  capitalFloor: floor('capital limit', 0.5),
  drawdownFloor: floor('drawdown limit', 0.5),
  washFloor: floor('wash sale rule, where it blocks', 1),
  slippageFloor: floor('slippage rule', 0.5),
  riskFloor: floor('aggregate, strategy, value-at-risk and volatility limits', 0.5),
  axiomFloor: floor('rules in text together', 0.6),
  satisfactionThreshold: number('smallest satisfaction of all rules that apply together', '', 0.7, 0, 1),
  satisfactionExponent: number('p of the p-mean-error [E26]', '', 2, 1, 100),
  minimumNotional: number('smallest order that the market trades', 'quote units', 10, 0, 1e12),
  washCrypto: choice('wash sales in crypto', 'report', WASH_MODES),
  washEquity: choice('wash sales in equities', 'block', WASH_MODES),
  washFx: choice('wash sales in foreign exchange', 'off', WASH_MODES),
  profile: choice('account rules to keep, by name; own limits only tighten them', 'none', PROFILE_NAMES),
  dailyLoss: number(
    'loss of a UTC day above which nothing is opened; 0: as the profile',
    'of the equity of its start',
    0,
    0,
    1,
  ),
  maximumLoss: number('loss above which nothing is opened; 0: as the profile', 'of the starting equity', 0, 0, 1),
  trailingDrawdown: number(
    'fall from the peak above which nothing is opened; 0: as the profile',
    'of the starting equity',
    0,
    0,
    1,
  ),
  consistency: number('largest share of the profit that one day may make; 0: as the profile', '', 0, 0, 1),
  profitTarget: number(
    'profit of which that share is taken until it is reached; 0: as the profile',
    'of the starting equity',
    0,
    0,
    10,
  ),
  mandatoryStop: flag('an entry needs a protective stop, whatever the profile says', false),
  flattenOnBreach: flag('close what is open once a loss or drawdown limit of the account is passed', false),
  gateSurprise: number('surprise from which the working memory takes in a new goal', '', 0.8, 0, 1),
  gateHold: integer('bars after which it takes in a new goal without one', 'bars', 500, 1, 1_000_000),
} satisfies Fields;
export type PrefrontalConfig = ConfigOf<typeof prefrontalFields>;
