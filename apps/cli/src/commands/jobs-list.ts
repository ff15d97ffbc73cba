/** `janus jobs list`: the jobs of the queue, newest first. */
import { JOB_KINDS, JOB_STATUSES, type JobKind, type JobStatus } from '@janus/server/job-api';
import type { Command } from '../command.ts';
import { jobLine, withJobs } from '../jobs.ts';

export const jobsListCommand: Command = {
  name: 'jobs list',
  usage: 'jobs list [--status S] [--kind K] [--limit N]',
  summary: 'backtests, walk-forwards, sleeps, imports: what waits, runs and has ended',
  positional: { min: 0, max: 0, names: [] },
  options: {
    status: { type: 'string', meaning: 'only these', choices: JOB_STATUSES },
    kind: { type: 'string', meaning: 'only these', choices: JOB_KINDS },
    limit: { type: 'integer', meaning: 'how many, newest first', default: 20, min: 1, max: 1000 },
  },
  async run(input) {
    const { status, kind, limit } = input.options;
    const list = await withJobs(input, (jobs) =>
      jobs.list({
        limit: Number(limit),
        ...(status === undefined ? {} : { status: status as JobStatus }),
        ...(kind === undefined ? {} : { kind: kind as JobKind }),
      }),
    );
    const more = list.total - list.jobs.length;
    const lines = [...list.jobs.map(jobLine), ...(more > 0 ? [`and ${more} more: --limit shows them`] : [])];
    return { json: list, text: lines.length > 0 ? lines.join('\n') : 'no jobs' };
  },
};
