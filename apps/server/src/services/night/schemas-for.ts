/** The version of the schemas that a run is asked to load, from the store, in whatever thread asks. */
import { randomUUID } from 'node:crypto';
import type { SchemaVersion } from '@janus/domain';
import { withNightStore } from './bridge.ts';

/** @throws JanusError no-data for a version that is not there */
export const schemasFor = async (version: number | null, dataFolder: string): Promise<SchemaVersion | null> =>
  version === null ? null : withNightStore(dataFolder, randomUUID(), (store) => store.version(version));
