/**
 * A closed trade: one round trip of a symbol from flat to flat (or through zero), however many fills it took. Prices
 * are means over quantity. Its numbers are floats for statistics; the exact amounts are in the journal.
 */
import { inexact } from '@janus/domain';
import { add, negate, type OpenTrade } from './state.ts';

export interface ClosedTrade {
  symbol: number;
  /** Index into STRATEGIES of what opened it, −1 none. */
  strategy: number;
  /** 1 long, −1 short. */
  side: number;
  quantity: number;
  entryPrice: number;
  exitPrice: number;
  entryTime: number;
  exitTime: number;
  entryBar: number;
  exitBar: number;
  /** Net of fees, quote units. */
  pnl: number;
  /** Both ways, quote units. */
  fees: number;
  /** pnl / value at entry. */
  returnFraction: number;
  /** Index into FILL_KINDS of the fill that ended it. */
  exitKind: number;
}

export function closeTrade(
  trade: OpenTrade,
  symbol: number,
  exitTime: number,
  exitBar: number,
  exitKind: number,
): ClosedTrade {
  const { side } = trade;
  const gross =
    side > 0 ? add(trade.exitValue, negate(trade.entryValue)) : add(trade.entryValue, negate(trade.exitValue));
  const pnl = inexact(add(gross, negate(trade.fees)));
  const quantity = inexact(trade.entryQuantity);
  const entryValue = inexact(trade.entryValue);
  return {
    symbol,
    strategy: trade.strategy,
    side,
    quantity,
    entryPrice: entryValue / quantity,
    exitPrice: inexact(trade.exitValue) / inexact(trade.exitQuantity),
    entryTime: trade.entryTime,
    exitTime,
    entryBar: trade.entryBar,
    exitBar,
    pnl,
    fees: inexact(trade.fees),
    returnFraction: pnl / entryValue,
    exitKind,
  };
}
