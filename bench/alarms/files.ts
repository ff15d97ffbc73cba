/** Reads the files of the alarm sets: bars as any import would, and the taker's side where it was recorded. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BarSeries } from '@janus/domain';
import { readBars } from '@janus/market';
import type { AlarmSet } from '../../packages/backtest/src/alarms/protocol.ts';
import type { TakerBars } from '../../packages/backtest/src/alarms/vpin-check.ts';

type Bars = Pick<AlarmSet, 'files' | 'assetClass' | 'timeframeMs'>;

const linesOf = (folder: string, file: string): string[] =>
  gunzipSync(readFileSync(path.join(folder, file)))
    .toString()
    .trim()
    .split('\n');

/** 'ALGOUSDT-1m-2025-02' of a path. */
export const nameOf = (file: string): string => path.basename(file).replace(/\.csv\.gz$/, '');

export function readSet(folder: string, set: Bars): BarSeries[] {
  return set.files.map((file) => {
    const options = { symbol: nameOf(file), assetClass: set.assetClass, timeframeMs: set.timeframeMs };
    return readBars(linesOf(folder, file), options).series;
  });
}

export function readTaker(folder: string, file: string): TakerBars {
  const [head = '', ...rows] = linesOf(folder, file);
  const columns = head.split(',');
  const column = (name: string): Float64Array => {
    const at = columns.indexOf(name);
    if (at < 0) throw new Error(`${file}: no column ${name}; it has ${head}`);
    return Float64Array.from(rows, (row) => Number(row.split(',')[at]));
  };
  return { close: column('close'), volume: column('volume'), bought: column('taker_buy_volume') };
}
