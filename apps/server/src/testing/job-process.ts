/**
 * A process of its own that works on a queue of test jobs until it is killed. Arguments: data folder, how many at once,
 * then jobs to submit as JSON. Says what it does in lines of JSON. For tests that kill it.
 */
import { makeLogger } from '../log.ts';
import { jobsAddress } from '../services/jobs/backend.ts';
import { jobService } from '../services/jobs/service.ts';
import { testHandler } from './job-handler.ts';

const [dataFolder = '', atOnce = '1', ...inputs] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const jobs = await jobService({
  dataFolder,
  address: jobsAddress(process.env, dataFolder),
  handlers: [testHandler],
  log: makeLogger({ JANUS_LOG: 'silent' }),
  now: Date.now,
  atOnce: Number(atOnce),
  ...(process.env['JANUS_TEST_QUEUE'] ? { queue: process.env['JANUS_TEST_QUEUE'] } : {}),
});
say({ ready: process.pid });
for (const input of inputs) {
  const { jobId } = await jobs.submit('map', JSON.parse(input));
  say({ submitted: jobId });
}
for await (const { jobId, status, stage } of jobs.watchAll(new AbortController().signal)) say({ jobId, status, stage });
