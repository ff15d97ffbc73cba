/**
 * The nights of a data folder, to look at: what each did, what it published, its map. A night itself is a job; this
 * reads what jobs have stored, answers their threads, and brings the experiences of runs that end into the store.
 */
import { noData, refused, type SchemaVersion } from '@janus/domain';
import type { Logger } from '../../log.ts';
import type { JobService } from '../jobs/service.ts';
import { keepRun } from '../records/keep-run.ts';
import { storedRuns } from '../runs/store.ts';
import type { Store, StoredMap, StoredSleep } from '../store/index.ts';
import type { MapInfo, Nearest, Night, NightHead, Sleepable, VersionHead, VersionView } from './api.ts';
import { serveNight } from './bridge.ts';
import { compareVersions } from './compare.ts';
import type { MapDocument } from './execute-map.ts';
import type { NightConfig } from './execute.ts';
import { readEmbedding } from './layout.ts';
import { nearestMemories } from './nearest.ts';
import { nightStore, REMOVED } from './night-store.ts';
import { sleepableRuns } from './sleepable.ts';

export interface NightService {
  /** Newest first; the removed instead where asked. */
  list(options?: { readonly removed?: boolean }): Promise<NightHead[]>;
  /** @throws JanusError no-data for an unknown night; so do those below */
  get(sleepId: string): Promise<Night>;
  /** Takes it out of the list; what it published stays, since later versions grew from it. `restore` undoes it. */
  remove(sleepId: string): Promise<void>;
  restore(sleepId: string): Promise<void>;
  /** Newest first. */
  versions(): Promise<VersionHead[]>;
  /** Beside another version, or beside its parent. @throws JanusError no-data */
  version(version: number, against: number | null): Promise<VersionView>;
  /** The newest for null. */
  content(version: number | null): Promise<SchemaVersion>;
  /** @throws JanusError no-data where the night has no map */
  map(sleepId: string): Promise<MapInfo>;
  /** x, y and distortion of every memory, one after another [3, n]; distortion NaN where it was not examined. */
  points(sleepId: string): Promise<{ readonly columns: Float64Array; readonly rows: number; readonly tag: string }>;
  nearest(sleepId: string, memory: number, k: number): Promise<Nearest>;
  /** Runs with experiences, newest first. */
  sleepable(): Sleepable[];
  close(): void;
}

export interface NightOptions {
  readonly dataFolder: string;
  /** Waits until the store is open. */
  readonly store: () => Promise<Store>;
  readonly jobs: Pick<JobService, 'watchAll'>;
  readonly log: Logger;
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const x of values) total += x;
  return total;
};

function headOf(night: StoredSleep, map: StoredMap | null, schemas: number): NightHead {
  const config = night.config as NightConfig;
  const phases = night.phases as Night['phases'];
  const recall = night.recall as Night['recall'];
  const quality = map ? (map.quality as MapDocument) : null;
  return {
    sleepId: night.sleepId,
    runId: night.runId,
    dataSet: config.dataSet,
    symbol: config.symbol,
    until: night.until,
    experiences: config.experiences,
    replayed: sum(phases.map((p) => p.replayed)),
    ripples: sum(phases.flatMap((p) => Object.values(p.ripples))),
    passed: recall.passed,
    blocked: recall.blocked,
    version: night.schemaVersion ?? 0,
    schemas,
    seed: night.seed,
    simulatedData: config.simulatedData,
    createdAt: night.createdAt,
    map:
      map && quality
        ? {
            points: map.n,
            grade: quality.grade,
            trust20: quality.at.find((at) => at.k === 20)?.trustworthiness ?? null,
          }
        : null,
  };
}

function mapInfo({ sleepId, n, seed, quality, createdAt }: StoredMap): MapInfo {
  const { options, epochs, neighbours, alignedTo, placed, at, grade, examined, exact, distortionK } =
    quality as MapDocument;
  const told = { at, grade, examined, exact, distortionK, alignedTo, placed };
  return { sleepId, n, seed, neighbours, minDist: options.minDist, epochs, ...told, createdAt };
}

export function nightService({ dataFolder, store, jobs, log }: NightOptions): NightService {
  const stop = new AbortController();
  const bridge = serveNight(dataFolder, async () => nightStore(await store(), dataFolder));
  let cached: { readonly sleepId: string; readonly data: Float32Array } | null = null;

  async function keep(runId: string): Promise<void> {
    try {
      await keepRun(await store(), dataFolder, runId);
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error, runId }, 'the records of a run were not stored');
    }
  }
  /** Every run that is there, then each that a job ends. */
  async function keeping(): Promise<void> {
    await store();
    for (const runId of storedRuns(dataFolder)) {
      if (stop.signal.aborted) return;
      await keep(runId);
    }
    for await (const job of jobs.watchAll(stop.signal)) {
      const runId = (job.result as { readonly runId?: unknown } | null)?.runId;
      if (job.kind === 'backtest' && job.status === 'done' && typeof runId === 'string') await keep(runId);
    }
  }
  keeping().catch((error: unknown) => {
    if (!stop.signal.aborted) log.warn({ err: error }, 'the records of runs are not being stored');
  });

  async function stored(sleepId: string): Promise<StoredSleep> {
    const night = await (await store()).sleeps.get(sleepId);
    if (!night) throw noData(`there is no night ${sleepId}; the list of nights names those that are there`);
    return night;
  }
  async function headWith(night: StoredSleep, all: Store): Promise<NightHead> {
    const [map, version] = await Promise.all([
      all.maps.get(night.sleepId),
      night.schemaVersion === null ? null : all.schemas.get(night.schemaVersion),
    ]);
    return headOf(night, map, version?.schemas.length ?? 0);
  }
  async function mapOf(sleepId: string): Promise<StoredMap> {
    const map = await (await store()).maps.get(sleepId);
    if (map) return map;
    await stored(sleepId);
    throw noData(`night ${sleepId} has no map yet: make one on the Map page or with \`janus map --sleep ${sleepId}\``);
  }
  async function setStatus(sleepId: string, status: string): Promise<void> {
    const { phases, recall, histogram, schemaVersion, endedAt, createdAt } = await stored(sleepId);
    const ended = endedAt ?? createdAt;
    await (await store()).sleeps.finish(sleepId, { status, phases, recall, histogram, schemaVersion, endedAt: ended });
  }
  async function content(version: number | null): Promise<SchemaVersion> {
    const night = nightStore(await store(), dataFolder);
    const found = version === null ? await night.newest() : await night.version(version);
    if (found) return found;
    throw noData('there are 0 versions of the schemas: no night has been slept yet');
  }

  return {
    async list({ removed = false } = {}) {
      const all = await store();
      const nights = (await all.sleeps.list()).filter((night) => (night.status === REMOVED) === removed);
      return Promise.all(nights.map((night) => headWith(night, all)));
    },
    async get(sleepId) {
      const night = await stored(sleepId);
      const config = night.config as NightConfig;
      const { beta, ...histogram } = night.histogram as Night['histogram'] & Pick<Night, 'beta'>;
      const { valueError, ...recall } = night.recall as Night['recall'] & Pick<Night, 'valueError'>;
      return {
        ...(await headWith(night, await store())),
        config: config.sleep,
        configHash: config.configHash,
        dataHash: config.dataHash,
        backend: config.backend,
        codeVersion: config.codeVersion,
        parent: config.previous,
        dim: config.dim,
        phases: night.phases as Night['phases'],
        recall,
        histogram,
        beta,
        valueError,
      };
    },
    remove: (sleepId) => setStatus(sleepId, REMOVED),
    restore: (sleepId) => setStatus(sleepId, 'done'),
    versions: async () => (await store()).schemas.list(),
    content,
    async version(version, against) {
      const own = await content(version);
      const other =
        against !== null
          ? await content(against)
          : own.parent === null
            ? null
            : await (await store()).schemas.byHash(own.parent);
      return compareVersions(own, other);
    },
    map: async (sleepId) => mapInfo(await mapOf(sleepId)),
    async points(sleepId) {
      const map = await mapOf(sleepId);
      const { distortion } = map.quality as MapDocument;
      const columns = new Float64Array(3 * map.n);
      for (let i = 0; i < map.n; i++) {
        columns[i] = map.points[2 * i]!;
        columns[map.n + i] = map.points[2 * i + 1]!;
        columns[2 * map.n + i] = distortion[i] ?? Number.NaN;
      }
      return { columns, rows: map.n, tag: `${sleepId}-${map.createdAt}` };
    },
    async nearest(sleepId, memory, k) {
      const map = await mapOf(sleepId);
      if (memory >= map.n) throw noData(`night ${sleepId} has ${map.n} memories; ${memory} is not one of them`);
      if (cached?.sleepId !== sleepId) cached = { sleepId, data: readEmbedding(dataFolder, sleepId) };
      if (cached.data.length % map.n !== 0)
        throw refused(`the map of night ${sleepId} is of other memories: make it anew`);
      return nearestMemories(cached.data, map.points, map.n, memory, k);
    },
    sleepable: () => sleepableRuns(dataFolder),
    close() {
      stop.abort();
      bridge.close();
    },
  };
}
