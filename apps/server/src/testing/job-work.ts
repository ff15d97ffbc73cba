/** Work for the tests of the queue: waits for a while, and ends as its input says. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { badInput, cancelled } from '@janus/domain';
import type { JobRun } from '../services/jobs/handler.ts';
import type { TestInput } from './job-handler.ts';

export const run: JobRun<TestInput> = async ({ name, ms, end }, work) => {
  appendFileSync(path.join(work.dataFolder, 'begun.txt'), `${name} ${process.pid}\n`);
  const began = work.clock();
  for (let done = 0; done < ms; done = work.clock() - began) {
    if (work.shouldStop()) throw cancelled(`${name} was told to stop`);
    work.progress('waiting', done / ms);
    await new Promise((resolve) => setTimeout(resolve, Math.min(20, ms)));
  }
  if (end === 'bad') throw badInput(`${name} is not what it should be`);
  if (end === 'throw') throw new Error(`${name} broke`);
  if (end === 'die') process.exit(7);
  if (end === 'deaf') for (;;) await new Promise((resolve) => setTimeout(resolve, 1000));
  return { name, jobId: work.jobId };
};
