/** In the job's thread: the walk-forward, as `janus walkforward` does it. */
import { runWalkForward } from '../../runs/walkforward.ts';
import type { Json } from '../api.ts';
import type { JobRun } from '../handler.ts';
import { planInput } from './run-input.ts';
import type { WalkForwardInput } from './walkforward.ts';

export const run: JobRun<WalkForwardInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const plan = await planInput(input, 'brain', work.dataFolder, work.createdAt, null, work);
  const outcome = runWalkForward({ plan, given: input.config, folds: input.folds, gap: input.gap }, work);
  const { name, simulatedData } = plan.info;
  const warnings = plan.warnings ?? [];
  return { ...plan.provenance, data: name, simulatedData, ...outcome, warnings } as unknown as Json;
};
