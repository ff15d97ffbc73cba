/** A fill: capital moves between strategies, lots open and close. */
import { ASSET_CLASSES, badInput, type AssetClass, type Fill } from '@janus/domain';
import { absorb } from './capital.ts';
import { reserveSymbol, type PrefrontalState } from './state.ts';
import { washMode } from './wash-sale.ts';
import { applyTrade, utcDay } from './wash-trade.ts';

/**
 * @param assetClass of the fill's symbol; may be left out where `init` was told
 * @throws JanusError bad-input for a symbol, side, quantity, price or fee out of range, or an asset class that is not known
 */
export function onFill(state: PrefrontalState, fill: Fill, assetClass?: AssetClass): void {
  const { symbol, side, quantity, price, fee } = fill;
  if (!Number.isInteger(symbol) || symbol < 0)
    throw badInput(`fill symbol ${symbol} is not a whole number of at least 0`);
  if (side !== 1 && side !== -1) throw badInput(`fill side ${side} is not 1 (buy) or -1 (sell)`);
  if (!(quantity > 0) || !Number.isFinite(quantity)) throw badInput(`fill quantity ${quantity} is not above 0`);
  if (!(price > 0) || !Number.isFinite(price)) throw badInput(`fill price ${price} is not above 0`);
  if (!Number.isFinite(fee)) throw badInput(`fill fee ${fee} is not a number`);
  reserveSymbol(state, symbol);
  if (assetClass !== undefined) state.assetClass[symbol] = ASSET_CLASSES.indexOf(assetClass);
  const known = state.assetClass[symbol]!;
  if (known < 0) throw badInput(`symbol ${symbol} has no asset class: name it in init or with the fill`);
  absorb(state.capital, symbol, side, quantity, price, fill.orderId);
  if (washMode(state.config, known) === 'off') return;
  applyTrade(state.ledgers[symbol]!, utcDay(fill.time), side, quantity, price, fee, fill.orderId, state.effect);
}
