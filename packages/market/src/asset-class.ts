/** The asset class that a symbol's name gives away, if it does. */
import type { AssetClass } from '@janus/domain';

const STABLE = ['USDT', 'USDC', 'BUSD', 'FDUSD', 'TUSD', 'DAI'];
const COINS = [
  'BTC',
  'XBT',
  'ETH',
  'BNB',
  'SOL',
  'XRP',
  'DOGE',
  'ADA',
  'AVAX',
  'LINK',
  'DOT',
  'LTC',
  'BCH',
  'TRX',
  'MATIC',
  'NEAR',
  'FIL',
  'ALGO',
  'ATOM',
  'UNI',
  'XLM',
  'ETC',
  'SUI',
  'APT',
  'ARB',
  'OP',
  'TON',
  'SHIB',
  'PEPE',
];
const CURRENCIES = [
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'CHF',
  'AUD',
  'CAD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'HUF',
  'CZK',
  'TRY',
  'ZAR',
  'MXN',
  'SGD',
  'HKD',
  'CNH',
];

/** `BTCUSDT`, `ETH-USD`, `SIM-…` → crypto; `EURUSD` → fx; else null: names of equities give nothing away. */
export function assetClassOfSymbol(symbol: string): AssetClass | null {
  const name = symbol.toUpperCase();
  if (name.startsWith('SIM-')) return 'crypto';
  const pair = name.replaceAll(/[^A-Z]|-?PERP$/g, '');
  if (STABLE.some((s) => pair.length > s.length && pair.endsWith(s))) return 'crypto';
  if (COINS.some((c) => pair.startsWith(c) && [...CURRENCIES, ...COINS].includes(pair.slice(c.length))))
    return 'crypto';
  return pair.length === 6 && CURRENCIES.includes(pair.slice(0, 3)) && CURRENCIES.includes(pair.slice(3)) ? 'fx' : null;
}
