/** In the job's thread: the training, from where an attempt before it was left off. */
import { loadDataSet } from '../data/index.ts';
import type { Json } from '../jobs/api.ts';
import type { JobRun } from '../jobs/handler.ts';
import { namedSet } from '../jobs/handlers/run-input.ts';
import { parseBars } from './bars-config.ts';
import { executeBars } from './bars-run.ts';
import type { TrainInput } from './train-job.ts';

export const run: JobRun<TrainInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const { name } = await namedSet(input.data, work.dataFolder);
  const { series, warnings } = await loadDataSet(name, work.dataFolder);
  const { report } = await executeBars(
    {
      data: name,
      series,
      config: parseBars(input.config),
      resume: 'if any',
      tensors: process.env['JANUS_TENSORS'],
      warnings,
      now: work.createdAt,
    },
    work.dataFolder,
    {
      say: (line) => work.progress(line, 0),
      progress: (stage, share) => work.progress(stage, share),
      signal: work.signal,
      clock: () => work.clock(),
    },
  );
  return report as unknown as Json;
};
