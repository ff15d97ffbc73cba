/** In a thread of its own: one question about one decision. */
import type { Json } from '../jobs/api.ts';
import type { JobRun } from '../jobs/handler.ts';
import { schemasFor } from '../night/schemas-for.ts';
import { flipOf } from './flip.ts';
import { planOfRun } from './plan-of-run.ts';

export interface FlipInput {
  readonly runId: string;
  readonly bar: number;
}

export const run: JobRun<FlipInput> = async ({ runId, bar }, work) => {
  work.progress('reading the run', 0);
  const plan = await planOfRun(work.dataFolder, runId, (version) => schemasFor(version, work.dataFolder));
  return flipOf(plan, work.dataFolder, bar, work) as unknown as Json;
};
