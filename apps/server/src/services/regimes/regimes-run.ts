/** In the job's thread: the labelling, unless the same one is there already. */
import { namedSet } from '../jobs/handlers/run-input.ts';
import type { JobRun } from '../jobs/handler.ts';
import { loadDataSet } from '../data/index.ts';
import { executeRegimes, regimeProvenance } from './execute.ts';
import type { RegimesInput } from './regimes-job.ts';
import { readRegimeReport } from './store.ts';

export const run: JobRun<RegimesInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const { name } = await namedSet(input.data, work.dataFolder);
  const { series, warnings } = await loadDataSet(name, work.dataFolder);
  const { runId } = regimeProvenance(series, input.config, input.seed);
  const there = readRegimeReport(work.dataFolder, runId);
  const report =
    there ??
    executeRegimes(
      { name, series, config: input.config, seed: input.seed, warnings, now: work.createdAt },
      work.dataFolder,
      work,
    );
  const { id, bars, simulatedData } = report;
  return { id, name, bars, simulatedData, unchanged: there !== null };
};
