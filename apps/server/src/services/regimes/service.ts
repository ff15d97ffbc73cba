/** Labelled data sets as the server offers them. A new labelling is a job of the kind 'regimes'. */
import { noData } from '@janus/domain';
import type { DataService } from '../data-service.ts';
import { DEFAULT_SEED } from '../runs/plan.ts';
import { regimeProvenance } from './execute.ts';
import type { RegimeReport } from './layout.ts';
import { readRegimeReport, storedRegimes } from './store.ts';

/** A labelling as lists show it. */
export type RegimeEntry = Pick<
  RegimeReport,
  'id' | 'name' | 'symbol' | 'timeframeMs' | 'bars' | 'from' | 'to' | 'simulatedData' | 'createdAt'
> & { readonly seed: number };

export interface RegimeService {
  /** Newest first. */
  list(): readonly RegimeEntry[];
  /** @throws JanusError no-data for an id that is not there */
  get(id: string): RegimeReport;
  /** The labelling of these bars as they are now, or null. @throws JanusError no-data for an unknown data set */
  ofData(name: string, seed?: number, config?: unknown): Promise<string | null>;
}

export function regimeService(dataFolder: string, data: DataService): RegimeService {
  return {
    list: () =>
      storedRegimes(dataFolder).map(
        ({ id, name, symbol, timeframeMs, bars, from, to, simulatedData, createdAt, provenance }) => {
          return { id, name, symbol, timeframeMs, bars, from, to, simulatedData, createdAt, seed: provenance.seed };
        },
      ),
    get(id) {
      const report = readRegimeReport(dataFolder, id);
      if (!report) throw noData(`there is no labelled series ${id}: label the data set again`);
      return report;
    },
    async ofData(name, seed = DEFAULT_SEED, config = {}) {
      const { series } = await data.load(name);
      const { runId } = regimeProvenance(series, config, seed);
      return readRegimeReport(dataFolder, runId) ? runId : null;
    },
  };
}
