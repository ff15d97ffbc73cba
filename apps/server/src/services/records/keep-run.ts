/**
 * A run that has ended, into the store: its row, metrics, signals, account and experiences [E66], all or nothing. The
 * same again changes nothing, so it may be done at a run's end, at the start of the server, and before a night.
 */
import { auditSlot, noData } from '@janus/domain';
import { readExperiences } from '../runs/experiences.ts';
import { openRun } from '../runs/store.ts';
import type { Repositories, Store } from '../store/index.ts';
import { PROJECTED, portfolioOf, projectedColumns, signalsOf, type ProjectedColumns } from './project.ts';

/** Points of the account that are kept. */
const ACCOUNT_POINTS = 2000;
const SLOTS = PROJECTED.map(auditSlot);

async function columnsOf(reader: ReturnType<typeof openRun>): Promise<ProjectedColumns> {
  return projectedColumns(await reader.auditColumns(SLOTS, 0, reader.bars), reader.bars);
}

/** @returns false where the store had it already @throws JanusError no-data for a run that is not on the disk */
export async function keepRun(store: Store, dataFolder: string, runId: string): Promise<boolean> {
  // The row goes in last of its transaction's writes and first of its reads: where it is, all is.
  if (await store.runs.get(runId)) return false;
  const reader = openRun(dataFolder, runId);
  try {
    const { summary, config } = reader.file;
    const { run, provenance, metrics, perRegime, baseline, trades } = summary;
    const columns = await columnsOf(reader);
    const rows = readExperiences(dataFolder, runId);
    await store.atomically(async (all: Repositories) => {
      await all.runs.record({
        runId,
        kind: run.strategy ?? 'brain',
        dataSet: run.name,
        symbol: run.symbol,
        seed: run.seed,
        config: config ?? {},
        configHash: provenance.configHash,
        dataHash: provenance.dataHash,
        version: provenance.version,
        status: run.status,
        metrics,
        perRegime,
        baseline,
        trades,
        createdAt: run.createdAt,
      });
      await all.performance.record(runId, { all: metrics, perRegime });
      await all.signals.record(runId, signalsOf(columns));
      await all.portfolio.record(runId, portfolioOf(columns, ACCOUNT_POINTS));
      if (rows.length > 0) await all.experiences.record(runId, run.symbol, rows);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw noData(`the files of run ${runId} are gone; run it again`);
    throw error;
  } finally {
    reader.close();
  }
}
