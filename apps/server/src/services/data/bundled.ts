/**
 * The market data that every fresh machine has: daily bars of the S&P 500, 2000-01-03 to 2020-04-17, as the npm
 * package vega-datasets ships them (BSD-3-Clause).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BarSeries } from '@janus/domain';
import { parse } from 'csv-parse/sync';

export const BUNDLED_NAME = 'SP500';
const DAY = 86_400_000;

export function bundledSeries(): BarSeries {
  // The package exports its entry alone; the files lie in a folder beside it.
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  const file = path.join(path.dirname(entry), '..', 'data', 'sp500-2000.csv');
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, skip_empty_lines: true });
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
  return {
    symbol: BUNDLED_NAME,
    timeframeMs: DAY,
    assetClass: 'equity',
    side: 'trade',
    length: rows.length,
    time: Float64Array.from(rows, (row) => Date.parse(`${row['date']}T00:00:00Z`)),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    spread: null,
    truth: null,
    simulated: false,
  };
}
