/** The data sets that runs may be made of: what was imported, and the bars that come with JANUS. */
import { noData, type BarSeries } from '@janus/domain';
import type { DataSet } from '../api.ts';
import { BUNDLED_NAME, bundledSeries } from './data/bundled.ts';

export interface DataService {
  list(): Promise<readonly DataSet[]>;
  /** @throws JanusError no-data for a name that is not there */
  load(name: string): Promise<BarSeries>;
}

export function dataService(_dataFolder: string): DataService {
  return {
    async list() {
      const series = bundledSeries();
      return [
        {
          name: BUNDLED_NAME,
          symbol: series.symbol,
          timeframeMs: series.timeframeMs,
          assetClass: series.assetClass,
          bars: series.length,
          from: series.time[0]!,
          to: series.time[series.length - 1]!,
          simulated: series.simulated,
          gaps: { missing: 0, closed: 0 },
          coverage: 1,
        },
      ];
    },
    async load(name) {
      if (name !== BUNDLED_NAME) throw noData(`there is no data set '${name}'`);
      return bundledSeries();
    },
  };
}
