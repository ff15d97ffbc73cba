/**
 * One night from the store's experiences to the store's next version of the schemas, in whatever thread calls it. Same
 * experiences, configuration, seed, version before, code and backend: same sleepId, same bytes. The columns are in
 * place before the version is published; where publishing fails they are removed again.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { EXPERIENCE_WIDTH, experienceSlot, noData, SLEEP_PHASES, VERSION, type SchemaVersion } from '@janus/domain';
import { parseSleepConfig, sleep, type SleepConfig, type SleepResult } from '@janus/integration';
import { configHash, runIdentity } from '../provenance.ts';
import { KERNEL_BACKEND } from '../runs/plan.ts';
import type { StoredSleep } from '../store/index.ts';
import { stageWords } from '@janus/views';
import { MEMORY_COLUMNS, RECALL_COLUMNS, type MemoryColumn, type NightRecall } from './api.ts';
import { knownBy } from './known-by.ts';
import { sleepFolder, writeNight, type NightFiles } from './layout.ts';
import type { Lived, NightStore } from './night-store.ts';

export interface SleepRequest {
  readonly runId: string;
  /** Experiences known by then, epoch ms; null = all. */
  readonly until: number | null;
  readonly seed: number;
  readonly config: unknown;
}
export interface NightHooks {
  progress(stage: string, share: number): void;
  shouldStop(): boolean;
  /** Monotonic, milliseconds. */
  clock(): number;
}
export interface NightOutcome {
  readonly record: StoredSleep;
  readonly version: SchemaVersion;
}

/** What of a night's document is the request: kept beside the configuration in effect. */
export interface NightConfig {
  readonly sleep: SleepConfig;
  /** Hash of the version it grew from. */
  readonly previous: string | null;
  readonly job: string | null;
  readonly configHash: string;
  readonly dataHash: string;
  readonly backend: string;
  readonly codeVersion: string;
  readonly dataSet: string;
  readonly symbol: string;
  readonly simulatedData: boolean;
  readonly experiences: number;
  readonly dim: number;
}

const PROGRESS_MS = 120;
/** Share of the phases before each, by which the bar moves: a fifth a phase is close enough. */
const SHARE = 1 / SLEEP_PHASES.length;

/** The columns of a night as they lie on the disk. */
export function filesOf(rows: Float64Array, { columns, recall }: SleepResult): NightFiles {
  const n = rows.length / EXPERIENCE_WIDTH;
  const memories = new Float64Array(MEMORY_COLUMNS.length * n);
  const own: Partial<Record<MemoryColumn, ArrayLike<number>>> = {
    priority: columns.priority,
    replayed: columns.replayed,
    ripple: columns.ripple,
    schema: columns.schema,
    similarity: columns.similarity,
  };
  MEMORY_COLUMNS.forEach((name, c) => {
    const made = own[name];
    if (made) memories.set(made, c * n);
    else {
      const slot = experienceSlot(name);
      for (let i = 0; i < n; i++) memories[c * n + i] = rows[i * EXPERIENCE_WIDTH + slot]!;
    }
  });
  const { log } = recall;
  const recalls = new Float64Array(RECALL_COLUMNS.length * log.count);
  RECALL_COLUMNS.forEach((name, c) => recalls.set(log[name].subarray(0, log.count), c * log.count));
  return { memories, embedding: columns.embedding, recalls };
}

interface Prepared {
  readonly lived: Lived;
  readonly rows: Float64Array;
  readonly previous: SchemaVersion | null;
  readonly config: SleepConfig;
}

async function prepare(store: NightStore, request: SleepRequest): Promise<Prepared> {
  const lived = await store.experiences(request.runId);
  const rows = request.until === null ? lived.rows : knownBy(lived.rows, request.until);
  if (rows.length === 0)
    throw noData(
      `run ${request.runId} has 0 experiences` +
        (request.until === null ? '' : ` known by ${new Date(request.until).toISOString()}`) +
        ': run a longer day, or one that was made since experiences are kept',
    );
  return { lived, rows, previous: await store.newest(), config: parseSleepConfig(request.config ?? {}) };
}

/**
 * @param jobId of the job that asks, so that another attempt finds what the first has published; null without one
 * @throws JanusError no-data for too few experiences, refused where another night was published meanwhile, cancelled
 */
export async function executeSleep(
  store: NightStore,
  request: SleepRequest,
  at: { readonly dataFolder: string; readonly createdAt: number; readonly jobId: string | null },
  hooks: NightHooks,
): Promise<NightOutcome> {
  const { dataFolder, createdAt, jobId } = at;
  const done = jobId === null ? null : await store.ofJob(jobId);
  if (done?.schemaVersion) return { record: done, version: await store.version(done.schemaVersion) };
  hooks.progress('reading the experiences', 0);
  const { lived, rows, previous, config } = await prepare(store, request);
  const data = createHash('sha256')
    .update(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength))
    .digest('hex');
  const identity = runIdentity({
    seed: request.seed,
    config: { sleep: config, previous: previous?.hash ?? null },
    dataHash: data,
    backend: KERNEL_BACKEND,
  });
  const sleepId = identity.runId;
  let told = Number.NEGATIVE_INFINITY;
  const result = sleep({
    rows,
    previous,
    config,
    seed: request.seed,
    sleepId,
    hash: configHash,
    clock: () => hooks.clock(),
    shouldStop: () => hooks.shouldStop(),
    onProgress(progress) {
      const now = hooks.clock();
      if (now - told < PROGRESS_MS && progress.done < progress.total) return;
      told = now;
      const within = progress.total > 0 ? progress.done / progress.total : 1;
      hooks.progress(stageWords(progress), SHARE * (SLEEP_PHASES.indexOf(progress.phase) + within));
    },
  });
  hooks.progress('publishing the schemas', 0.99);
  const record = recordOf(result, { lived, previous, config, request, identity, jobId, createdAt, rows });
  writeNight(dataFolder, sleepId, filesOf(rows, result));
  try {
    await store.publish(record, result.version);
  } catch (error) {
    rmSync(sleepFolder(dataFolder, sleepId), { recursive: true, force: true });
    throw error;
  }
  return { record, version: result.version };
}

function recordOf(
  result: SleepResult,
  from: {
    readonly lived: Lived;
    readonly previous: SchemaVersion | null;
    readonly config: SleepConfig;
    readonly request: SleepRequest;
    readonly identity: { readonly configHash: string; readonly dataHash: string; readonly backend: string };
    readonly jobId: string | null;
    readonly createdAt: number;
    readonly rows: Float64Array;
  },
): StoredSleep {
  const { lived, request, identity, rows } = from;
  const { log, ...rest } = result.recall;
  const recall: NightRecall & { readonly valueError: SleepResult['valueError'] } = {
    ...rest,
    logged: log.count,
    valueError: result.valueError,
  };
  const last = rows[rows.length - EXPERIENCE_WIDTH + experienceSlot('time')]!;
  const config: NightConfig = {
    sleep: from.config,
    previous: from.previous?.hash ?? null,
    job: from.jobId,
    configHash: identity.configHash,
    dataHash: identity.dataHash,
    backend: identity.backend,
    codeVersion: VERSION,
    dataSet: lived.dataSet,
    symbol: lived.symbol,
    simulatedData: lived.simulatedData,
    experiences: result.experiences,
    dim: result.columns.dim,
  };
  return {
    sleepId: result.sleepId,
    runId: request.runId,
    until: request.until ?? Math.max(last, result.version.knownAt),
    status: 'done',
    config,
    seed: request.seed,
    phases: result.phases,
    recall,
    histogram: { ...result.histogram, beta: result.beta },
    schemaVersion: result.version.version,
    createdAt: from.createdAt,
    endedAt: from.createdAt,
  };
}
