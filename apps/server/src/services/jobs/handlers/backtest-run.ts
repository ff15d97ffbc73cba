/** In the job's thread: plans the run and executes it. A run that is there is not computed again. */
import { countTrial } from '../../trials.ts';
import { executeRun } from '../../runs/execute.ts';
import { readRunFile } from '../../runs/store.ts';
import type { JobRun } from '../handler.ts';
import type { BacktestInput } from './backtest.ts';
import { planInput } from './run-input.ts';

export const run: JobRun<BacktestInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const plan = await planInput(input, input.strategy, work.dataFolder, work.createdAt);
  const { runId } = plan.info;
  const there = readRunFile(work.dataFolder, runId);
  const summary = there ? there.summary : executeRun(plan, work.dataFolder, work);
  const trials = countTrial(work.dataFolder, plan.provenance.dataHash, plan.provenance.configHash);
  const { trades, decisions, metrics, auditHash, warnings } = summary;
  return { runId, strategy: input.strategy, trades, decisions, metrics, auditHash, trials, warnings };
};
