/** The closed trades as one string whose hash names them: equal for equal trades, whatever machine made them. */
import type { ClosedTrade } from '@janus/exchange';

export const tradesText = (trades: readonly ClosedTrade[]): string =>
  trades
    .map((t) =>
      [t.symbol, t.side, t.entryBar, t.exitBar, t.quantity, t.entryPrice, t.exitPrice, t.pnl]
        .map((x) => String(x))
        .join(','),
    )
    .join('\n');
