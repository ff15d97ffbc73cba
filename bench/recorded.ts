/** Recorded bars by the set of a protocol: from the folder of recorded data, or those that come with JANUS. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BarSeries } from '@janus/domain';
import { readBars } from '@janus/market';
import type { LesionSet } from '../packages/backtest/src/lesion-lab/protocol.ts';
import { bundledSeries } from '../apps/server/src/services/data/bundled.ts';

/** @throws Error for a file that is not there; JanusError bad-input for a bar that is none */
export function seriesOf(folder: string, { file, symbol, assetClass, timeframeMs }: LesionSet): BarSeries {
  if (file === null) return bundledSeries();
  const lines = gunzipSync(readFileSync(path.join(folder, file)))
    .toString()
    .trim()
    .split('\n');
  return readBars(lines, { symbol, assetClass, timeframeMs }).series;
}
