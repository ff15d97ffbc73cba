/** The kind of job that trains a model of vision on bars. Cancelled, it keeps where it stood; retried, it goes on from there. */
import { z } from 'zod';
import type { Json } from '../jobs/api.ts';
import type { JobHandler } from '../jobs/handler.ts';
import { checked } from '../jobs/handlers/input.ts';
import { namedSet } from '../jobs/handlers/run-input.ts';
import { parseBars } from './bars-config.ts';

const schema = z.strictObject({
  /** Name of a data set. */
  data: z.string().min(1).max(200),
  /** Options of the training; what is silent takes its default. */
  config: z.record(z.string(), z.unknown()).default({}),
});
export interface TrainInput {
  readonly [key: string]: Json;
  readonly data: string;
  /** Whole: every option with its value. */
  readonly config: { readonly [key: string]: string | number };
}

export const trainHandler: JobHandler<TrainInput> = {
  kind: 'train',
  title: ({ data, config }) => `Training on ${data}: ${config['task']}, ${config['model']}`,
  parse(input) {
    const { data, config } = checked('training', schema, input);
    return { data, config: { ...parseBars(config) } };
  },
  async prepare({ data }, dataFolder) {
    await namedSet(data, dataFolder);
    return null;
  },
  module: new URL('./train-run.ts', import.meta.url),
  attempts: 2,
  alone: true,
};
