/** `janus worker`: one more process that works on the queue of jobs, for a queue that several may share. */
import { refused } from '@janus/domain';
import type { Command } from '../command.ts';

export const workerCommand: Command = {
  name: 'worker',
  usage: 'worker [--at-once N]',
  summary: 'works on the queue of jobs beside the server until Ctrl-C (Redis or PostgreSQL)',
  positional: { min: 0, max: 0, names: [] },
  options: {
    'at-once': { type: 'integer', meaning: 'jobs at the same time; else processors less one', min: 1, max: 256 },
  },
  async run({ options, dataFolder, signal }) {
    const { HANDLERS, jobsAddress, jobService, makeLogger } = await import('@janus/server/jobs');
    const address = jobsAddress(process.env, dataFolder);
    if (address.kind === 'pglite')
      throw refused(
        `the jobs lie in ${address.where}, an embedded database that one process owns: the server works on them itself. ` +
          'To add workers, give the server and each of them one JANUS_JOBS_URL, redis://… or postgres://…, ' +
          'and one data folder (JANUS_DATA) that they all reach',
      );
    const atOnce = options['at-once'];
    let done = 0;
    const jobs = await jobService({
      dataFolder,
      address,
      handlers: HANDLERS,
      log: makeLogger(process.env),
      now: Date.now,
      ...(atOnce === undefined ? {} : { atOnce: Number(atOnce) }),
    });
    const mine = (await jobs.health()).workers.find(({ here }) => here);
    process.stderr.write(`worker ${mine?.name} on ${address.where}, ${mine?.atOnce} at once; Ctrl-C stops it\n`);
    try {
      for await (const job of jobs.watchAll(signal)) {
        if (job.worker !== mine?.name || job.endedAt === null) continue;
        done += 1;
        process.stderr.write(`${job.jobId}  ${job.status}  ${job.title}\n`);
      }
    } finally {
      await jobs.close();
    }
    return {
      json: { worker: mine?.name ?? null, ended: done, stopped: true },
      text: `stopped; ${done} jobs ended here`,
    };
  },
};
