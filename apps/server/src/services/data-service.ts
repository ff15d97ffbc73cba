/**
 * The data sets that runs may be made of, as the server offers them: by name from the catalogue, never by path. The
 * command line, which acts for whoever typed the path, may read files too; a page may not.
 */
import { noData, type BarSeries } from '@janus/domain';
import type { DataSet } from '../api.ts';
import type { GapLedger } from '@janus/market';
import { findSet, listDataSets, loadDataSet, type DataSetInfo } from './data/index.ts';
import { previewFile, type Preview } from './data/preview.ts';
import { removeSet, removedSets, restoreSet, sweepTrash, type RemovedSet } from './data/trash.ts';
import { dropUpload, sweepUploads, uploadName, uploadPath } from './data/uploads.ts';

export interface LoadedBars {
  readonly series: BarSeries;
  /** What a result made of these bars should say. */
  readonly warnings: readonly string[];
}
export interface DataService {
  list(): Promise<readonly DataSet[]>;
  /** @throws JanusError no-data for a name that is not there */
  load(name: string): Promise<LoadedBars>;
  /** @throws JanusError no-data for a name that is not there */
  gaps(name: string): Promise<GapLedger>;
  /** @throws JanusError no-data for an upload that is not there */
  preview(upload: string, columns?: string): Promise<Preview>;
  drop(upload: string): void;
  /** Returns the ticket that brings it back. @throws JanusError no-data for a name that was not imported */
  remove(name: string): string;
  /** Those that can be brought back, newest first. */
  removed(): RemovedSet[];
  /** Returns the name. @throws JanusError no-data for an unknown ticket, bad-input where the name is taken */
  restore(ticket: string): string;
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

/** @param now epoch ms */
export function dataService(dataFolder: string, now: () => number): DataService {
  sweepUploads(dataFolder, now());
  sweepTrash(dataFolder, now());
  async function named(name: string): Promise<DataSetInfo> {
    const sets = await listDataSets(dataFolder);
    const found = findSet(sets, name);
    if (!found) throw noData(`there is no data set '${name}'; there are ${sets.map((set) => set.name).join(', ')}`);
    return found;
  }
  return {
    list: async () => (await listDataSets(dataFolder)).map(shown),
    load: async (name) => loadDataSet((await named(name)).name, dataFolder),
    gaps: async (name) => (await named(name)).gaps,
    preview: (upload, columns) => previewFile(uploadPath(dataFolder, upload), uploadName(upload), columns),
    drop: (upload) => dropUpload(dataFolder, upload),
    remove: (name) => removeSet(dataFolder, name, now()),
    removed: () => removedSets(dataFolder),
    restore: (ticket) => restoreSet(dataFolder, ticket),
  };
}
