/** In the job's thread: the map of a night that has been slept. */
import type { JobRun } from '../jobs/handler.ts';
import { withNightStore } from './bridge.ts';
import { executeMap } from './execute-map.ts';
import type { MapInput } from './map-job.ts';
import { mapOutcome } from './outcome.ts';

export const run: JobRun<MapInput> = (input, work) =>
  withNightStore(work.dataFolder, work.jobId, async (store) => mapOutcome(await executeMap(store, input, work, work)));
