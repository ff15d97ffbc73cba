/**
 * What the prefrontal cortex remembers of all symbols together: lots for the wash sale rule, capital by strategy, the
 * account's course, the goal held a symbol, and the order that passed last. Plain numbers and arrays. Symbols beyond
 * those named at the start are added on their first fill.
 */
import { ASSET_CLASSES, RULES, STRATEGIES, type AssetClass } from '@janus/domain';
import { normalQuantile } from '@janus/numerics';
import { newCapital, reserveCapital, type Capital } from './capital.ts';
import { strategyLimitName, type PrefrontalConfig } from './config.ts';
import { ruleFloors } from './floors.ts';
import { newWorkingMemory, type WorkingMemory } from './memory.ts';
import { accountRules, type AccountRules } from './profiles.ts';
import { newSheriff, type Sheriff } from './sheriff.ts';
import { newRiskBook, reserveRisk, type RiskBook } from './value-at-risk.ts';
import { newWashLedger, type WashLedger } from './wash-ledger.ts';
import { newWashEffect, type WashEffect } from './wash-trade.ts';

/** What was approved: the order as it was checked. An id of −1 means none. */
export interface Passed {
  id: number;
  symbol: number;
  side: number;
  quantity: number;
  arrivalPrice: number;
  reduceOnly: boolean;
}

export interface PrefrontalState {
  readonly config: PrefrontalConfig;
  /** Index into ASSET_CLASSES a symbol, −1 not known yet. */
  readonly assetClass: number[];
  /** One a symbol. */
  readonly ledgers: WashLedger[];
  readonly capital: Capital;
  /** The profile's rules, tightened by the configuration's. */
  readonly rules: AccountRules;
  readonly sheriff: Sheriff;
  readonly risk: RiskBook;
  /** Quantile of the standard normal at the level of the value at risk. */
  readonly z: number;
  /** A strategy's own limit, 0 none [STRATEGIES]. */
  readonly strategyLimit: Float64Array;
  /** Truth below which a rule alone refuses [RULES]. */
  readonly floors: Float64Array;
  /** One a symbol. */
  readonly memories: WorkingMemory[];
  readonly passed: Passed;
  /** Where a trade is tried without being made, and what it would do. */
  readonly trial: WashLedger;
  readonly effect: WashEffect;
  /** Truths that count towards satisfaction [RULES]. */
  readonly counted: Float64Array;
  /** Bit i: RULES[i] is switched off for the run; it takes no part, whatever the configuration says. */
  readonly rulesOff: number;
}

/**
 * @param assetClasses one a symbol, in the order of the run
 * @param rulesOff bit i switches RULES[i] off
 */
export function init(
  config: PrefrontalConfig,
  assetClasses: readonly AssetClass[] = [],
  rulesOff = 0,
): PrefrontalState {
  return {
    // A copy whose fields the engine reaches without a hash look-up.
    config: { ...config },
    assetClass: assetClasses.map((name) => ASSET_CLASSES.indexOf(name)),
    ledgers: assetClasses.map(newWashLedger),
    capital: newCapital(assetClasses.length),
    rules: accountRules(config),
    sheriff: newSheriff(),
    risk: newRiskBook(assetClasses.length),
    z: normalQuantile(config.valueAtRiskLevel),
    strategyLimit: Float64Array.from(STRATEGIES, (id) => config[strategyLimitName(id)]),
    floors: ruleFloors(config),
    memories: assetClasses.map(newWorkingMemory),
    passed: { id: -1, symbol: 0, side: 0, quantity: 0, arrivalPrice: 0, reduceOnly: false },
    trial: newWashLedger(),
    effect: newWashEffect(),
    counted: new Float64Array(RULES.length),
    rulesOff,
  };
}

/** Makes room for a symbol. */
export function reserveSymbol(s: PrefrontalState, symbol: number): void {
  while (s.ledgers.length <= symbol) {
    s.ledgers.push(newWashLedger());
    s.assetClass.push(-1);
    s.memories.push(newWorkingMemory());
  }
  reserveCapital(s.capital, symbol + 1);
  reserveRisk(s.risk, symbol + 1);
}
