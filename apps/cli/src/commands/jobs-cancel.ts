/** `janus jobs cancel`: takes a job that waits out of the queue, or stops one that runs. */
import type { Command } from '../command.ts';
import { jobIdOf, jobLine, withJobs } from '../jobs.ts';

export const jobsCancelCommand: Command = {
  name: 'jobs cancel',
  usage: 'jobs cancel JOB',
  summary: 'takes a job that waits out of the queue, or stops one that runs',
  positional: { min: 1, max: 1, names: ['JOB'] },
  options: {},
  async run(input) {
    const jobId = jobIdOf(input.positional[0]!);
    const job = await withJobs(input, (jobs) => jobs.cancel(jobId));
    return { json: job, text: jobLine(job) };
  },
};
