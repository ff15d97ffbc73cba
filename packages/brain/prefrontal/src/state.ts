/**
 * What the prefrontal cortex remembers of all symbols together: lots for the wash sale rule, capital by strategy, and
 * the order that passed last. Plain numbers and arrays. Symbols beyond those named at the start are added on their
 * first fill.
 */
import { ASSET_CLASSES, RULES, type AssetClass } from '@janus/domain';
import { newCapital, reserveCapital, type Capital } from './capital.ts';
import type { PrefrontalConfig } from './config.ts';
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
  readonly passed: Passed;
  /** Where a trade is tried without being made, and what it would do. */
  readonly trial: WashLedger;
  readonly effect: WashEffect;
  /** Truths that count towards satisfaction [RULES]. */
  readonly counted: Float64Array;
}

/** @param assetClasses one a symbol, in the order of the run */
export function init(config: PrefrontalConfig, assetClasses: readonly AssetClass[] = []): PrefrontalState {
  return {
    // A copy whose fields the engine reaches without a hash look-up.
    config: { ...config },
    assetClass: assetClasses.map((name) => ASSET_CLASSES.indexOf(name)),
    ledgers: assetClasses.map(newWashLedger),
    capital: newCapital(assetClasses.length),
    passed: { id: -1, symbol: 0, side: 0, quantity: 0, arrivalPrice: 0, reduceOnly: false },
    trial: newWashLedger(),
    effect: newWashEffect(),
    counted: new Float64Array(RULES.length),
  };
}

/** Makes room for a symbol. */
export function reserveSymbol(s: PrefrontalState, symbol: number): void {
  while (s.ledgers.length <= symbol) {
    s.ledgers.push(newWashLedger());
    s.assetClass.push(-1);
  }
  reserveCapital(s.capital, symbol + 1);
}
