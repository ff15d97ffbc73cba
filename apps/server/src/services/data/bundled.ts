/**
 * The market data that every fresh machine has: daily bars of the S&P 500, 2000-01-03 to 2020-04-17, as the npm
 * package vega-datasets ships them (BSD-3-Clause). Read through the same door as any other file.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BarSeries } from '@janus/domain';
import { readBars } from '@janus/market';
import type { ReadAll } from '@janus/market';

export const BUNDLED_NAME = 'SP500';

export function bundledBars(): ReadAll {
  // The package exports its entry alone; the files lie in a folder beside it.
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  const file = path.join(path.dirname(entry), '..', 'data', 'sp500-2000.csv');
  return readBars(readFileSync(file, 'utf8').split('\n'), { symbol: BUNDLED_NAME, assetClass: 'equity' });
}

export const bundledSeries = (): BarSeries => bundledBars().series;
