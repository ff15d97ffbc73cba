/** In the job's thread: the run itself unless it is there, then without one thing after another. */
import { assessRun } from '../backtests/assess.ts';
import { planInput } from '../jobs/handlers/run-input.ts';
import type { JobRun } from '../jobs/handler.ts';
import { schemasFor } from '../night/schemas-for.ts';
import { executeRun } from '../runs/execute.ts';
import { readRunFile } from '../runs/store.ts';
import { countTrial } from '../trials.ts';
import { chosenLesions, runLesions } from './lab.ts';
import type { LesionInput } from './lesion-job.ts';
import { keepLesion, readLesions } from './store.ts';

/** Share of the whole that the run itself takes where it is not there yet. */
const RUNNING = 0.1;

export const run: JobRun<LesionInput> = async (input, work) => {
  work.progress('reading the bars', 0);
  const { dataFolder, createdAt } = work;
  const schemas = await schemasFor(input.schemas, dataFolder);
  const plan = await planInput(input, 'brain', dataFolder, createdAt, schemas, work);
  const { runId, name, simulatedData } = plan.info;
  const there = readRunFile(dataFolder, runId) !== null;
  const part = there ? 0 : RUNNING;
  const shouldStop = (): boolean => work.shouldStop();
  if (!there) {
    executeRun(plan, dataFolder, {
      progress: (stage, share) => work.progress(stage, RUNNING * share),
      shouldStop,
      clock: () => work.clock(),
    });
    // A run like any other: it counts as tried, and is told how much of it may be luck.
    const trials = countTrial(dataFolder, plan.provenance.dataHash, plan.provenance.configHash);
    await assessRun(dataFolder, runId, trials, createdAt);
  }
  const protocol = { draws: input.draws, meanBlock: 0, seed: input.seed };
  const before = readLesions(dataFolder, runId);
  const usable = before && JSON.stringify(before.protocol) === JSON.stringify(protocol) ? before.lesions : [];
  const lesions = chosenLesions(input.only, plan.off);
  const head = { runId, name, simulatedData, provenance: plan.provenance, protocol, at: createdAt };
  const outcome = runLesions(
    { plan, lesions, windows: [], draws: protocol },
    { progress: (stage, share) => work.progress(stage, part + (1 - part) * share), shouldStop },
    {
      have: ({ key }) => usable.find((result) => result.key === key) ?? null,
      keep: (intact, result, changes) => keepLesion(dataFolder, { ...head, intact }, result, changes),
    },
  );
  const counts = outcome.lesions.map(({ key, directionChanged, vetoChanged, sizeChanged }) => {
    return { key, directionChanged, vetoChanged, sizeChanged };
  });
  return { runId, lesions: counts };
};
