/** The truth below which each rule alone refuses an order. */
import { RULES, type Rule } from '@janus/domain';
import type { PrefrontalConfig } from './config.ts';

/** The account's rules are never worth a trade: at the limit itself the truth is 1/2. */
const ACCOUNT_FLOOR = 0.5;

/** [RULES] */
export function ruleFloors(config: PrefrontalConfig): Float64Array {
  const floors: Readonly<Record<Rule, number>> = {
    'position-limit': config.positionFloor,
    'capital-limit': config.capitalFloor,
    'drawdown-limit': config.drawdownFloor,
    'wash-sale': config.washFloor,
    'slippage-rule': config.slippageFloor,
    'aggregate-limit': config.riskFloor,
    'strategy-limit': config.riskFloor,
    'value-at-risk': config.riskFloor,
    'volatility-limit': config.riskFloor,
    'daily-loss': ACCOUNT_FLOOR,
    'maximum-loss': ACCOUNT_FLOOR,
    'trailing-drawdown': ACCOUNT_FLOOR,
    consistency: ACCOUNT_FLOOR,
    'mandatory-stop': ACCOUNT_FLOOR,
    axioms: config.axiomFloor,
  };
  return Float64Array.from(RULES, (rule) => floors[rule]);
}
