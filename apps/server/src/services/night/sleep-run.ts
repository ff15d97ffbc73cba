/** In the job's thread: the night, then its map. */
import type { JobRun } from '../jobs/handler.ts';
import { withNightStore } from './bridge.ts';
import { executeMap } from './execute-map.ts';
import { executeSleep } from './execute.ts';
import { MAP_DEFAULTS } from './map-job.ts';
import { mapOutcome, sleepOutcome } from './outcome.ts';
import type { SleepInput } from './sleep-job.ts';

/** Share of the job that the night is; the map is the rest. */
const NIGHT = 0.5;

export const run: JobRun<SleepInput> = (input, work) =>
  withNightStore(work.dataFolder, work.jobId, async (store) => {
    const { dataFolder, createdAt, jobId } = work;
    const outcome = await executeSleep(
      store,
      input,
      { dataFolder, createdAt, jobId },
      { ...work, progress: (stage, share) => work.progress(stage, NIGHT * share) },
    );
    const { sleepId } = outcome.record;
    const map = await executeMap(
      store,
      { ...MAP_DEFAULTS, sleepId },
      { dataFolder, createdAt },
      { ...work, progress: (stage, share) => work.progress(stage, NIGHT + (1 - NIGHT) * share) },
    );
    return { ...sleepOutcome(outcome), map: mapOutcome(map) };
  });
