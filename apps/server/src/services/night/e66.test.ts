/**
 * [E66] walked from end to end: a day on simulated bars leaves experiences, they go into the store, a thread sleeps on
 * them, a version of the schemas lands in the store, a second day loads it at the right bar and decides by it. On the
 * embedded database, and on PostgreSQL where there is one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTIONS, auditSlot, EXPERIENCE_WIDTH, type SchemaVersion } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres, type TestPostgres } from '../../testing/postgres.ts';
import { walk } from '../../testing/series.ts';
import { cut } from '../jobs/handlers/run-input.ts';
import { launch } from '../jobs/launch.ts';
import { configHash } from '../provenance.ts';
import { executeRun } from '../runs/execute.ts';
import { readExperiences } from '../runs/experiences.ts';
import { planRun } from '../runs/plan.ts';
import { openRun } from '../runs/store.ts';
import { openStore, type Store } from '../store/index.ts';
import { serveNight } from './bridge.ts';
import { nightStore } from './night-store.ts';
import { CREATED, QUIET } from './scenario.ts';
import type { sleepOutcome } from './outcome.ts';

/** Bars of the first day, of the second with what came before it, and of the second with its future cut off. */
const [DAY, BOTH, SHORT] = [3000, 6000, 5500];
const HOUR = 3_600_000;
const series = walk(BOTH, 1);
const first = (bars: number) => cut('WALK', series, null, series.time[bars - 1]!);

const FIELDS = ['action', 'wanted', 'reached', 'learnedVersion', 'learnedSchema'] as const;
type Read = Readonly<Record<(typeof FIELDS)[number] | 'learned' | 'all', Float64Array>>;

async function audit(dataFolder: string, runId: string, bars: number): Promise<Read> {
  const reader = openRun(dataFolder, runId);
  try {
    const one = async (name: string): Promise<Float64Array> => reader.auditColumns([auditSlot(name)], 0, bars);
    const read = Object.fromEntries(await Promise.all(FIELDS.map(async (name) => [name, await one(name)] as const)));
    const learned = await reader.auditColumns(
      ACTIONS.map((action) => auditSlot(`learned.${action}`)),
      0,
      bars,
    );
    const all = await reader.auditColumns(
      [...FIELDS.map(auditSlot), auditSlot('schema'), auditSlot('equity')],
      0,
      bars,
    );
    return { ...read, learned, all } as Read;
  } finally {
    reader.close();
  }
}

let postgres: TestPostgres | null = null;
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres();
  else console.warn('SKIPPED [E66] on PostgreSQL: it is not installed');
}, 60_000);
afterAll(() => postgres?.stop());

describe.each(['pglite', 'postgresql'] as const)(
  '[E66] from experience to the schema that the day loads, on %s',
  (kind) => {
    const absent = kind === 'postgresql' && !hasPostgres();
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-e66-'));
    let store: Store;
    let bridge: ReturnType<typeof serveNight>;
    let told: ReturnType<typeof sleepOutcome>;
    let version: SchemaVersion;
    const stages = new Set<string>();

    const live = (bars: number, schemas: SchemaVersion | null): { runId: string; warnings: readonly string[] } => {
      const plan = planRun({ data: 'WALK', lesions: ['visual-cortex'], seed: 1, schemas }, first(bars), CREATED);
      const { warnings } = executeRun(plan, dataFolder, QUIET);
      return { runId: plan.info.runId, warnings };
    };

    beforeAll(async () => {
      if (absent) return;
      const databaseUrl = kind === 'postgresql' ? postgres!.database() : undefined;
      store = await openStore({ dataFolder, databaseUrl });
      // As the server does it for its threads. On PostgreSQL a thread opens the store itself.
      if (databaseUrl) process.env['DATABASE_URL'] = databaseUrl;
      bridge = serveNight(dataFolder, async () => nightStore(store, dataFolder));
      const { runId } = live(DAY, null);
      const thread = launch(
        {
          module: new URL('./sleep-run.ts', import.meta.url).href,
          input: { runId, until: null, seed: 1, config: {} },
          jobId: 'e66',
          dataFolder,
          createdAt: CREATED,
        },
        (stage) => void stages.add(stage.split(':')[0]!),
      );
      told = (await thread.result) as unknown as typeof told;
      version = (await store.schemas.get(told.schemas.version))!;
    }, 180_000);
    afterAll(async () => {
      delete process.env['DATABASE_URL'];
      bridge?.close();
      await store?.close();
      rmSync(dataFolder, { recursive: true, force: true });
    });

    it.skipIf(absent)('puts every experience of the day into the store', async () => {
      const rows = readExperiences(dataFolder, told.runId);
      const stored: number[] = [];
      for await (const part of store.experiences.read(told.runId)) stored.push(...part);
      expect(stored.length / EXPERIENCE_WIDTH).toBe(told.experiences);
      expect(Float64Array.from(stored)).toEqual(rows);
    });

    it.skipIf(absent)('sleeps in a thread that says where it is, and publishes what can be checked', () => {
      for (const phase of ['awake', 'light', 'deep', 'integration', 'transition']) expect(stages).toContain(phase);
      const { hash, ...content } = version;
      expect(configHash(content)).toBe(hash);
      expect(version.sleepId).toBe(told.sleepId);
      expect(version.schemas.length).toBeGreaterThan(0);
      // The last reward of the day was known at its last close at the latest, and not before its last decision.
      expect(version.knownAt).toBeLessThanOrEqual(series.time[DAY - 1]! + HOUR);
      expect(version.knownAt).toBeGreaterThan(series.time[DAY - 400]!);
    });

    it.skipIf(absent)(
      'is loaded by the next day at the first bar that closes once it was known, and changes a prior',
      async () => {
        const [without, withIt] = [live(BOTH, null), live(BOTH, version)];
        expect(withIt.runId).not.toBe(without.runId);
        const [a, b] = [await audit(dataFolder, without.runId, BOTH), await audit(dataFolder, withIt.runId, BOTH)];
        const due = series.time.findIndex((open) => open + HOUR >= version.knownAt);
        const loaded = b.learnedVersion.findIndex((v) => v > 0);
        expect(loaded).toBeGreaterThanOrEqual(due);
        // Before it: not a digit of what was decided differs.
        expect(b.learnedVersion.subarray(0, due).some((v) => v > 0)).toBe(false);
        for (const name of ['action', 'wanted', 'reached'] as const)
          expect(b[name].subarray(0, due)).toEqual(a[name].subarray(0, due));
        // After it: the audit says which version, and some moment is like one of its schemas, whose value is no longer 0.
        expect(new Set(b.learnedVersion.subarray(loaded).filter((v) => v > 0))).toEqual(new Set([version.version]));
        // Wherever a record after it tells a version, it is this one: none was skipped.
        expect(b.learnedVersion.subarray(due).every((v) => Number.isNaN(v) || v === version.version)).toBe(true);
        expect(a.learnedVersion.some((v) => v > 0)).toBe(false);
        expect(b.learnedSchema.some((id) => id >= 0)).toBe(true);
        expect(b.learned.some((value) => Math.abs(value) > 0)).toBe(true);
        expect(a.learned.some((value) => Math.abs(value) > 0)).toBe(false);
      },
      120_000,
    );

    it.skipIf(absent)(
      'cutting off the future changes nothing before the cut',
      async () => {
        const [whole, part] = [live(BOTH, version), live(SHORT, version)];
        const [a, b] = [await audit(dataFolder, whole.runId, SHORT), await audit(dataFolder, part.runId, SHORT)];
        expect(b.all).toEqual(a.all);
        expect(b.learned).toEqual(a.learned);
      },
      120_000,
    );

    it.skipIf(absent)(
      'a day that ends before it was known says that it was never loaded',
      () => {
        const { warnings } = live(DAY - 500, version);
        expect(warnings.join('\n')).toContain(`schema version ${version.version} was not loaded`);
      },
      60_000,
    );
  },
);
