/** Data sets: import, catalogue, gap ledger, bars by reference; and what a result made of them is identified by. */
export { BUNDLED_NAME, bundledSeries } from './bundled.ts';
export { findSet } from './catalogue.ts';
export type { DataSetInfo } from './catalogue.ts';
export { importFile } from './import.ts';
export type { ImportOptions, ImportResult } from './import.ts';
export type { LineHooks } from './lines.ts';
export { bundledSet, gapLedgerOf, listDataSets, loadDataSet, loadSeries } from './load.ts';
export type { LoadedData, LoadOptions } from './load.ts';
export { configHash, dataHash, runIdentity } from '../provenance.ts';
export type { Identity } from '../provenance.ts';
export { removeSet, removedSets, restoreSet } from './trash.ts';
export type { RemovedSet } from './trash.ts';
