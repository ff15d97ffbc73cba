/**
 * The protocol of the lesion tables, fixed before their first run: which bars, which windows, with what. Whatever comes
 * out is printed. Changing a line here is changing the question, and is said where the tables stand.
 */
import type { AssetClass } from '@janus/domain';

export interface LesionSet {
  readonly name: string;
  /** Path in the folder of recorded data; null = the bars that come with JANUS. */
  readonly file: string | null;
  readonly symbol: string;
  readonly assetClass: AssetClass;
  readonly timeframeMs: number;
  /** First and last day, UTC, both included; of the moments of decision. */
  readonly windows: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

export const LESION_SETS: readonly LesionSet[] = [
  {
    name: 'BTC 5m, 2024-12-31 to 2025-08-31',
    file: 'market/crypto/binance_spot/BTCUSDT-5m.csv.gz',
    symbol: 'BTC5m',
    assetClass: 'crypto',
    timeframeMs: 5 * MINUTE,
    windows: [],
  },
  {
    name: 'BTC 2h, 2017-08 to 2022-06',
    file: 'market/crypto/long/BTCUSDT-2h_2017-08_2022-06.csv.gz',
    symbol: 'BTC2h',
    assetClass: 'crypto',
    timeframeMs: 2 * HOUR,
    windows: [
      { name: 'March 2020', from: '2020-03-01', to: '2020-03-31' },
      { name: 'May 2021', from: '2021-05-01', to: '2021-05-31' },
    ],
  },
  {
    name: 'S&P 500 daily, 2000-01 to 2020-04',
    file: null,
    symbol: 'SP500',
    assetClass: 'equity',
    timeframeMs: DAY,
    windows: [
      { name: 'September 2008 to March 2009', from: '2008-09-01', to: '2009-03-31' },
      { name: 'February to April 2020', from: '2020-02-01', to: '2020-04-30' },
    ],
  },
];

/**
 * Every option at its default: 100,000 to start with, the costs of the simulated venue, vision on, the built-in rules.
 * Intervals are of paired histories of the stationary bootstrap; a mean block of 0 is the cube root of the returns.
 */
export const LESION_PROTOCOL = { config: {}, seed: 1, draws: { draws: 1000, meanBlock: 0, seed: 1 } } as const;
