/** What the `jobs` commands share: the queue, by way of the server where one runs, and how a job reads. */
import { badInput } from '@janus/domain';
import type { JobClient, JobInfo } from '@janus/server/jobs';
import type { CommandInput } from './command.ts';

/** @throws JanusError refused where a server has the folder and is not to be asked */
export async function withJobs<T>({ dataFolder }: CommandInput, task: (jobs: JobClient) => Promise<T>): Promise<T> {
  const { HANDLERS, jobClient, jobsAddress, jobService, makeLogger, runningServer } =
    await import('@janus/server/jobs');
  const server = runningServer(dataFolder);
  if (server) return task(jobClient(dataFolder, server));
  const jobs = await jobService({
    dataFolder,
    address: jobsAddress(process.env, dataFolder),
    handlers: HANDLERS,
    log: makeLogger(process.env),
    now: Date.now,
    atOnce: 0,
  });
  try {
    return await task(jobs);
  } finally {
    await jobs.close();
  }
}

/** @throws JanusError bad-input */
export function jobIdOf(word: string): string {
  if (/^[0-9a-f]{28}$/.test(word)) return word;
  throw badInput(`'${word}' is not the id of a job (28 hexadecimal digits); \`janus jobs list\` shows them`);
}

/** One line. */
export function jobLine(job: JobInfo): string {
  const share = job.status === 'active' ? ` ${(100 * job.progress).toFixed(0)} %, ${job.stage}` : '';
  const again = job.recovered > 0 ? `, taken up again ${job.recovered} times` : '';
  const why = job.error ? `\n    ${job.error.what}: ${job.error.why}\n    → ${job.error.cure}` : '';
  const when = new Date(job.createdAt).toISOString().slice(0, 19).replace('T', ' ');
  return `${job.jobId}  ${when}  ${job.status.padEnd(9)}  ${job.title}${share}${again}${why}`;
}

/** Where the queue has nobody who works on it, a retried job waits: say so. */
export const untilServed = 'it waits until `npm start`, `janus serve` or `janus worker` runs';
