import { expect, it } from 'vitest';
import { assetClassOfSymbol } from './asset-class.ts';

it.each([
  ['BTCUSDT', 'crypto'],
  ['btc-usd', 'crypto'],
  ['ALGOUSDC', 'crypto'],
  ['BTCUSDT-PERP', 'crypto'],
  ['ETHBTC', 'crypto'],
  ['SIM-BASE-7', 'crypto'],
  ['EURUSD', 'fx'],
  ['GBP/USD', 'fx'],
  ['GOOG', null],
  ['SP500', null],
  ['SPY', null],
  ['USDT', null],
])('%s is %s', (symbol, expected) => {
  expect(assetClassOfSymbol(symbol)).toBe(expected);
});
