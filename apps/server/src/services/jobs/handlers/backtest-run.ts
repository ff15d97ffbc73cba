/** In the job's thread: plans the run and executes it; says how much of it may be luck. A run that is there is not computed again. */
import { assessRun } from '../../backtests/assess.ts';
import { schemasFor } from '../../night/schemas-for.ts';
import { countTrial } from '../../trials.ts';
import { executeRun } from '../../runs/execute.ts';
import { readRunFile } from '../../runs/store.ts';
import type { JobRun } from '../handler.ts';
import type { BacktestInput } from './backtest.ts';
import { planInput } from './run-input.ts';

export const run: JobRun<BacktestInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const schemas = await schemasFor(input.schemas, work.dataFolder);
  const plan = await planInput(input, input.strategy, work.dataFolder, work.createdAt, schemas, work);
  const { runId } = plan.info;
  const there = readRunFile(work.dataFolder, runId);
  const summary = there ? there.summary : executeRun(plan, work.dataFolder, work);
  const trials = countTrial(work.dataFolder, plan.provenance.dataHash, plan.provenance.configHash);
  // Anew each time: what was tried on these bars since then is part of the answer.
  work.progress('assessing', 1);
  await assessRun(work.dataFolder, runId, trials, work.createdAt);
  const { trades, decisions, metrics, auditHash, warnings } = summary;
  return { runId, strategy: input.strategy, trades, decisions, metrics, auditHash, trials, warnings };
};
