/**
 * Where a labelled series lies: `regimes/<id>/report.json` and `track.bin`, TRACK_COLUMNS one after another, float64.
 * The id is the hash of the same five things as a run's.
 */
import path from 'node:path';
import { REGIMES } from '@janus/domain';
import type { TrackReport } from '@janus/regime';
import type { Provenance } from '../../api.ts';

export const TRACK_COLUMNS = [
  'time', // open time of the bar, epoch ms
  'open',
  'high',
  'low',
  'close',
  'volume',
  'regime', // index into REGIMES, −1 while warming up
  'confidence',
  'agreement',
  'hmm', // votes: index into REGIMES, −1 none
  'statistical',
  'technical',
  'truth', // of a simulated market, −1 unknown
  ...REGIMES.map((name) => `posterior.${name}`),
] as const;

/** Everything about a labelled series but its columns. */
export interface RegimeReport {
  readonly id: string;
  /** Name of the data set. */
  readonly name: string;
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly bars: number;
  readonly from: number;
  readonly to: number;
  readonly simulatedData: boolean;
  readonly hasTruth: boolean;
  readonly provenance: Provenance;
  readonly refits: number;
  /** Bars a year, for rates: from timeframe and asset class. */
  readonly barsPerYear: number;
  /** Unbroken stretches are in the columns; they are left out here. */
  readonly report: Omit<TrackReport, 'episodes'>;
  readonly warnings: readonly string[];
  readonly createdAt: number;
}

export const REGIME_ID = /^[0-9a-f]{8,64}$/;
export const regimesFolder = (dataFolder: string): string => path.join(dataFolder, 'regimes');
export const regimeFolder = (dataFolder: string, id: string): string => path.join(regimesFolder(dataFolder), id);
