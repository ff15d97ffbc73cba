/**
 * What a night needs of the store, and nothing else: experiences in, versions and maps out. One shape for the process
 * that owns the store and, by way of bridge.ts, for a job's thread.
 */
import { noData, type SchemaVersion } from '@janus/domain';
import type { Store, StoredMap, StoredSleep } from '../store/index.ts';
import { keepRun } from '../records/keep-run.ts';
import { readRunFile } from '../runs/store.ts';

export interface Lived {
  readonly dataSet: string;
  readonly symbol: string;
  readonly simulatedData: boolean;
  /** [n, EXPERIENCE_WIDTH] */
  readonly rows: Float64Array;
}

export interface NightStore {
  /** All that a run lived through. @throws JanusError no-data for an unknown run */
  experiences(runId: string): Promise<Lived>;
  newest(): Promise<SchemaVersion | null>;
  /** @throws JanusError no-data for a version that is not there */
  version(version: number): Promise<SchemaVersion>;
  byHash(hash: string): Promise<SchemaVersion | null>;
  /** The night that a job has published already: an attempt that was killed just after. */
  ofJob(jobId: string): Promise<StoredSleep | null>;
  sleep(sleepId: string): Promise<StoredSleep | null>;
  /** The night and its version, or neither. @throws JanusError refused where another night was published meanwhile */
  publish(sleep: StoredSleep, version: SchemaVersion): Promise<void>;
  map(sleepId: string): Promise<StoredMap | null>;
  putMap(map: StoredMap): Promise<void>;
}

/** A night that was removed; it stays in the store, since versions grew from it. */
export const REMOVED = 'removed';
/** How many nights are looked through for one job's. */
const LOOK_BACK = 100;

/** Whether a run's bars were made up; false where its files are gone. */
const simulatedRun = (dataFolder: string, runId: string): boolean =>
  readRunFile(dataFolder, runId)?.summary.run.simulatedData ?? false;

export function nightStore(store: Store, dataFolder: string): NightStore {
  return {
    async experiences(runId) {
      await keepRun(store, dataFolder, runId).catch(async (error: unknown) => {
        // Its files may be gone while its experiences are kept.
        if (!(await store.runs.get(runId))) throw error;
      });
      const run = await store.runs.get(runId);
      if (!run) throw noData(`the store has no run ${runId}`);
      const parts: Float64Array[] = [];
      for await (const part of store.experiences.read(runId)) parts.push(part);
      const rows = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        rows.set(part, at);
        at += part.length;
      }
      return { dataSet: run.dataSet, symbol: run.symbol, simulatedData: simulatedRun(dataFolder, runId), rows };
    },
    newest: () => store.schemas.newest(),
    async version(version) {
      const found = await store.schemas.get(version);
      if (found) return found;
      const newest = (await store.schemas.newest())?.version ?? 0;
      throw noData(
        newest === 0
          ? `there is no version ${version} of the schemas: no night has been slept yet`
          : `there is no version ${version} of the schemas; there are 1 to ${newest}`,
      );
    },
    byHash: (hash) => store.schemas.byHash(hash),
    async ofJob(jobId) {
      const nights = await store.sleeps.list({ limit: LOOK_BACK });
      return nights.find((night) => (night.config as { job?: string }).job === jobId) ?? null;
    },
    sleep: (sleepId) => store.sleeps.get(sleepId),
    publish: (sleep, version) =>
      store.atomically(async (all) => {
        await all.schemas.append(version);
        await all.sleeps.record(sleep);
      }),
    map: (sleepId) => store.maps.get(sleepId),
    putMap: (map) => store.maps.put(map),
  };
}
