/** `janus jobs retry`: submits a job that failed or was cancelled once more, as a new job. */
import type { Command } from '../command.ts';
import { jobIdOf, jobLine, untilServed, withJobs } from '../jobs.ts';

export const jobsRetryCommand: Command = {
  name: 'jobs retry',
  usage: 'jobs retry JOB',
  summary: 'submits a job that failed or was cancelled once more, as a new job',
  positional: { min: 1, max: 1, names: ['JOB'] },
  options: {},
  async run(input) {
    const jobId = jobIdOf(input.positional[0]!);
    const job = await withJobs(input, (jobs) => jobs.retry(jobId));
    const waits = job.status === 'waiting' ? `\n    ${untilServed}` : '';
    return { json: job, text: `${jobLine(job)}${waits}` };
  },
};
