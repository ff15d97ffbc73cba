/**
 * Runs as the Market page sees them: those on the disk, and the backtests among the jobs. It starts nothing itself: a
 * run is a job, and this says so in a run's words.
 */
import { parseRunConfig } from '@janus/backtest';
import { noData, refused } from '@janus/domain';
import type { RunInfo, RunStatus } from '../../api.ts';
import type { RunService } from '../../context.ts';
import type { JobInfo, JobStatus } from '../jobs/api.ts';
import { prepareBacktest } from '../jobs/handlers/backtest.ts';
import { overDefaults } from '../jobs/handlers/defaults.ts';
import type { JobService } from '../jobs/service.ts';
import { withRules } from '../rules/in-force.ts';
import { activeRules } from '../rules/store.ts';
import type { RunFile } from './layout.ts';
import { DEFAULT_SEED } from './plan.ts';
import { openRun, readRunFile, storedRuns, sweepDrafts } from './store.ts';

const STATUS: Readonly<Record<JobStatus, RunStatus>> = {
  waiting: 'queued',
  active: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** The run of a backtest job; null where it is known only once the job has read its bars. */
function runOf(job: JobInfo): RunInfo | null {
  const about = job.about as unknown as { readonly run?: RunInfo } | null;
  if (job.kind !== 'backtest' || !about?.run) return null;
  const { status, progress, stage, error } = job;
  return { ...about.run, status: STATUS[status], progress, stage, error: status === 'failed' ? error!.why : null };
}

/** @param defaults what the data folder's own configuration file sets */
export function runService(
  dataFolder: string,
  jobs: JobService,
  now: () => number,
  defaults: () => Readonly<Record<string, unknown>> = () => ({}),
): RunService {
  const known = new Map<string, RunFile>();
  sweepDrafts(dataFolder);

  function stored(runId: string): RunFile | null {
    const hit = known.get(runId);
    if (hit) return hit;
    const file = readRunFile(dataFolder, runId);
    if (file) known.set(runId, file);
    return file;
  }
  /** The newest job that makes the run. */
  const jobOf = (runId: string): JobInfo | undefined => jobs.seen().find((job) => runOf(job)?.runId === runId);

  function infoOf(runId: string): RunInfo {
    const file = stored(runId);
    if (file) return file.summary.run;
    const job = jobOf(runId);
    if (!job) throw noData(`there is no run ${runId}; the list of runs names those that are there`);
    return runOf(job)!;
  }
  function done(runId: string): RunFile {
    const file = stored(runId);
    if (file) return file;
    const info = infoOf(runId);
    throw refused(`run ${runId} is ${info.status}${info.error ? `: ${info.error}` : ''}; it has no results yet`);
  }

  return {
    list() {
      const runs = new Map<string, RunInfo>();
      for (const job of jobs.seen()) {
        const run = runOf(job);
        // A run that was deleted is no run, though the job that made it is remembered.
        if (run && run.status !== 'done' && !runs.has(run.runId)) runs.set(run.runId, run);
      }
      for (const runId of storedRuns(dataFolder)) {
        const file = stored(runId);
        if (file) runs.set(runId, file.summary.run);
      }
      return [...runs.values()].sort((a, b) => b.createdAt - a.createdAt);
    },
    summary: (runId) => done(runId).summary,
    trades(runId) {
      done(runId);
      const reader = openRun(dataFolder, runId);
      try {
        return reader.trades();
      } finally {
        reader.close();
      }
    },
    defaults() {
      const { account, venue } = parseRunConfig(defaults());
      return { seed: DEFAULT_SEED, equity: account.equity, takerBps: venue.takerBps };
    },
    async start(request) {
      const asked = withRules(overDefaults(request, defaults()), activeRules(dataFolder));
      const { run } = await prepareBacktest(asked, dataFolder, now());
      if (run && stored(run.runId)) return { runId: run.runId };
      const job = await jobs.submit('backtest', request);
      return { runId: runOf(job)!.runId };
    },
    async cancel(runId) {
      const info = infoOf(runId);
      const job = jobOf(runId);
      if (!job || (info.status !== 'queued' && info.status !== 'running'))
        throw refused(`run ${runId} is ${info.status}: there is nothing to cancel`);
      await jobs.cancel(job.jobId);
    },
    async *watch(runId, signal) {
      const job = jobOf(runId);
      if (!job || stored(runId)) yield infoOf(runId);
      else for await (const info of jobs.watch(job.jobId, signal)) yield runOf(info)!;
    },
  };
}
