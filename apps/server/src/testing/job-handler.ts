/** A kind of job for the tests of the queue: see job-work.ts. It takes the place of 'map'. */
import { badInput } from '@janus/domain';
import type { JobHandler } from '../services/jobs/handler.ts';

export interface TestInput {
  readonly [key: string]: string | number;
  readonly name: string;
  readonly ms: number;
  readonly end: 'well' | 'bad' | 'throw' | 'die' | 'deaf';
}

export const testHandler: JobHandler<TestInput> = {
  kind: 'map',
  title: ({ name }) => `Test ${name}`,
  parse(input) {
    const { name, ms = 0, end = 'well' } = input as Partial<TestInput>;
    const faults = [
      ...(typeof name === 'string' ? [] : [`name ${JSON.stringify(name)} is not text`]),
      ...(typeof ms === 'number' ? [] : [`ms ${JSON.stringify(ms)} is not a number`]),
    ];
    if (faults.length > 0) throw badInput(faults.join('; '));
    return { name: name!, ms, end };
  },
  module: new URL('./job-work.ts', import.meta.url),
  attempts: 2,
};
