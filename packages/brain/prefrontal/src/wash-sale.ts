/**
 * The wash sale rule by asset class, and the question "would this trade make one?". A trade that closes
 * something is tried on a copy of the symbol's lots with the very code that fills go through; one that only opens is
 * told from the loss sales that wait, as that code takes them (a property test holds the two together); fees
 * are not known before the fill and count as 0.
 */
import { ASSET_CLASSES } from '@janus/domain';
import type { PrefrontalConfig, WashMode } from './config.ts';
import type { PrefrontalState } from './state.ts';
import { copyLedger } from './wash-ledger.ts';
import { applyTrade, replaced, utcDay } from './wash-trade.ts';

/** Purchase id of a trade that is only tried. */
const TRIAL = -1;

/** @param assetClass index into ASSET_CLASSES, or −1 where no fill was seen yet: nothing to wash */
export function washMode(config: PrefrontalConfig, assetClass: number): WashMode {
  switch (ASSET_CLASSES[assetClass]) {
    case 'crypto':
      return config.washCrypto;
    case 'equity':
      return config.washEquity;
    case 'fx':
      return config.washFx;
    default:
      return 'off';
  }
}

/** Writes into state.effect what the trade would do; nothing else changes. */
export function tryTrade(
  state: PrefrontalState,
  symbol: number,
  side: number,
  quantity: number,
  price: number,
  time: number,
): void {
  const { effect, trial } = state;
  effect.washed = 0;
  effect.disallowed = 0;
  effect.daysApart = 0;
  const ledger = state.ledgers[symbol];
  if (ledger === undefined || !(quantity > 0)) return;
  if (ledger.lots === 0 || ledger.side === side) {
    replaced(ledger, utcDay(time), side, quantity, effect);
    return;
  }
  copyLedger(ledger, trial);
  applyTrade(trial, utcDay(time), side, quantity, price, 0, TRIAL, effect);
}

/**
 * What a trade would wash: buying within 30 days after a loss sale, or selling at a loss within 30 days after having
 * bought other lots that are still held. For short positions the mirror image.
 * @param side 1 buy, −1 sell
 * @param quantity base units
 * @param price expected, net of nothing
 * @param time epoch ms; counts by its UTC calendar day
 * @returns units whose loss would be disallowed, and the loss in quote units
 */
export function wouldWash(
  state: PrefrontalState,
  symbol: number,
  side: number,
  quantity: number,
  price: number,
  time: number,
): { washed: number; disallowed: number } {
  tryTrade(state, symbol, side, quantity, price, time);
  return { washed: state.effect.washed, disallowed: state.effect.disallowed };
}
