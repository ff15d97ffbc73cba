/**
 * The finished backtests of a data folder: looked at, compared, annotated, pinned, removed and brought back. Figures
 * come from the runs' own folders; what people add to them is in the store.
 */
import { noData } from '@janus/domain';
import { keepRun } from '../records/keep-run.ts';
import type { RunFile } from '../runs/layout.ts';
import { readRunFile, storedRuns } from '../runs/store.ts';
import type { Store, StoredRun } from '../store/index.ts';
import { readAssessment } from './assess.ts';
import type { Backtest, BacktestHead } from './api.ts';

export interface BacktestService {
  /** Newest first; the removed instead where asked. */
  list(options?: { readonly removed?: boolean }): Promise<BacktestHead[]>;
  /** @throws JanusError no-data for an unknown run; so do those below */
  get(runId: string): Promise<Backtest>;
  annotate(runId: string, notes: string): Promise<void>;
  /** At most one run is the baseline that the others are shown beside; null takes the pin away. */
  pin(runId: string | null): Promise<void>;
  /** Out of the list; `restore` brings it back. Its files stay. */
  remove(runId: string): Promise<void>;
  restore(runId: string): Promise<void>;
}
export interface BacktestOptions {
  readonly dataFolder: string;
  /** Waits until the store is open. */
  readonly store: () => Promise<Store>;
  /** Epoch ms. */
  readonly now: () => number;
}

type Said = Pick<StoredRun, 'notes' | 'pinned'>;
const NOTHING: Said = { notes: '', pinned: false };
const MOST = 10_000;

export function backtestService({ dataFolder, store, now }: BacktestOptions): BacktestService {
  const known = new Map<string, RunFile>();
  function fileOf(runId: string): RunFile | null {
    const hit = known.get(runId);
    if (hit) return hit;
    const file = readRunFile(dataFolder, runId);
    if (file) known.set(runId, file);
    return file;
  }
  function there(runId: string): RunFile {
    const file = fileOf(runId);
    if (!file) throw noData(`there is no finished run ${runId}; the list of backtests names those that are there`);
    return file;
  }
  function headOf({ summary }: RunFile, { notes, pinned }: Said): BacktestHead {
    const { run, provenance, metrics, baseline } = summary;
    const overfitting = readAssessment(dataFolder, run.runId)?.overfitting ?? null;
    const value = (v: { readonly value: number } | { readonly na: string } | undefined): number | null =>
      v && 'value' in v ? v.value : null;
    return {
      runId: run.runId,
      strategy: run.strategy ?? 'brain',
      name: run.name,
      symbol: run.symbol,
      timeframeMs: run.timeframeMs,
      bars: run.bars,
      from: run.from,
      to: run.to,
      simulatedData: run.simulatedData,
      createdAt: run.createdAt,
      seed: run.seed,
      lesions: run.lesions,
      configHash: provenance.configHash,
      dataHash: provenance.dataHash,
      metrics,
      baseline,
      notes,
      pinned,
      psr: value(overfitting?.psr),
      dsr: value(overfitting?.dsr),
      trials: overfitting?.trials ?? null,
    };
  }
  /** The store with the run's row in it: a run that ended a moment ago may not have been stored yet. */
  async function stored(runId: string): Promise<Store> {
    there(runId);
    const all = await store();
    await keepRun(all, dataFolder, runId);
    return all;
  }
  return {
    async list({ removed = false } = {}) {
      const all = await store();
      const [present, gone] = await Promise.all([
        all.runs.list({ limit: MOST }),
        all.runs.list({ limit: MOST, deleted: true }),
      ]);
      const said = new Map(present.map((run) => [run.runId, run]));
      const away = new Set(gone.map((run) => run.runId));
      return storedRuns(dataFolder)
        .filter((runId) => away.has(runId) === removed)
        .flatMap((runId) => fileOf(runId) ?? [])
        .map((file) => headOf(file, said.get(file.summary.run.runId) ?? NOTHING))
        .sort((a, b) => b.createdAt - a.createdAt);
    },
    async get(runId) {
      const file = there(runId);
      const row = await (await store()).runs.get(runId);
      return {
        ...headOf(file, row ?? NOTHING),
        summary: file.summary,
        config: file.config ?? null,
        assessment: readAssessment(dataFolder, runId),
      };
    },
    annotate: async (runId, notes) => (await stored(runId)).runs.annotate(runId, { notes }),
    async pin(runId) {
      const all = runId === null ? await store() : await stored(runId);
      const before = (await all.runs.list({ limit: MOST })).filter((run) => run.pinned && run.runId !== runId);
      for (const run of before) await all.runs.annotate(run.runId, { pinned: false });
      if (runId !== null) await all.runs.annotate(runId, { pinned: true });
    },
    remove: async (runId) => (await stored(runId)).runs.remove(runId, now()),
    restore: async (runId) => (await stored(runId)).runs.bringBack(runId),
  };
}
