/** A series of testing/series.ts as a data set of a data folder, as if somebody had imported it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BarSeries } from '@janus/domain';
import { importFile } from '../services/data/index.ts';

/** The column regime makes it simulated, which it is. @returns its name */
export async function importSeries(series: BarSeries, dataFolder: string): Promise<string> {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, `${series.symbol}.csv`);
  const rows = Array.from({ length: series.length }, (_, i) =>
    [
      series.time[i],
      series.open[i],
      series.high[i],
      series.low[i],
      series.close[i],
      series.volume[i],
      'ranging',
    ].join(),
  );
  writeFileSync(file, `time,open,high,low,close,volume,regime\n${rows.join('\n')}\n`);
  try {
    return (await importFile({ file, dataFolder, symbol: series.symbol, assetClass: series.assetClass })).info.name;
  } finally {
    rmSync(file);
  }
}
