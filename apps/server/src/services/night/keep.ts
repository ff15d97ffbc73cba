/**
 * From a run that has ended to the store: its row, where it has none yet, and its experiences. The same again changes
 * nothing, so it may be done at a run's end, at the start of the server, and once more before a night.
 */
import { noData, REGIONS } from '@janus/domain';
import type { Repositories } from '../store/index.ts';
import { readExperiences } from '../runs/experiences.ts';
import { readRunFile } from '../runs/store.ts';

/** @returns how many batches were new @throws JanusError no-data for a run that is not on the disk */
export async function keepExperiences(store: Repositories, dataFolder: string, runId: string): Promise<number> {
  const file = readRunFile(dataFolder, runId);
  if (!file) throw noData(`there is no run ${runId}; the list of runs names those that are there`);
  const { run, provenance, metrics, perRegime, baseline, trades } = file.summary;
  const rows = readExperiences(dataFolder, runId);
  if (!(await store.runs.get(runId)))
    await store.runs.record({
      runId,
      // A run does not say which strategy it was; where all regions are off it was one by itself.
      kind: run.lesions.length === REGIONS.length ? 'strategy' : 'brain',
      dataSet: run.name,
      symbol: run.symbol,
      seed: run.seed,
      config: {},
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
  return rows.length === 0 ? 0 : store.experiences.record(runId, run.symbol, rows);
}

/** Whether a run's bars were made up; false where its files are gone. */
export const simulatedRun = (dataFolder: string, runId: string): boolean =>
  readRunFile(dataFolder, runId)?.summary.run.simulatedData ?? false;
