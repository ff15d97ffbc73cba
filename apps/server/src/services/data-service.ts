/**
 * The data sets that runs may be made of, as the server offers them: by name from the catalogue, never by path. The
 * command line, which acts for whoever typed the path, may read files too; a page may not.
 */
import { noData, type BarSeries } from '@janus/domain';
import type { DataSet } from '../api.ts';
import { findSet, listDataSets, loadDataSet, type DataSetInfo } from './data/index.ts';

export interface LoadedBars {
  readonly series: BarSeries;
  /** What a result made of these bars should say. */
  readonly warnings: readonly string[];
}
export interface DataService {
  list(): Promise<readonly DataSet[]>;
  /** @throws JanusError no-data for a name that is not there */
  load(name: string): Promise<LoadedBars>;
}

const shown = ({ name, symbol, timeframeMs, assetClass, rows, from, to, simulated, gaps }: DataSetInfo): DataSet => ({
  name,
  symbol,
  timeframeMs,
  assetClass,
  bars: rows,
  from,
  to,
  simulated,
  gaps: { missing: gaps.missingBars, closed: gaps.closedBars },
  coverage: gaps.coverage,
});

export function dataService(dataFolder: string): DataService {
  return {
    list: async () => (await listDataSets(dataFolder)).map(shown),
    async load(name) {
      const sets = await listDataSets(dataFolder);
      const found = findSet(sets, name);
      if (!found) throw noData(`there is no data set '${name}'; there are ${sets.map((set) => set.name).join(', ')}`);
      return loadDataSet(found.name, dataFolder);
    },
  };
}
