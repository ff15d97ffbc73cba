/** The kind of job that labels a data set with regimes, as the day would have told them. */
import { parseRunConfig } from '@janus/backtest';
import { z } from 'zod';
import type { Json } from '../jobs/api.ts';
import type { JobHandler } from '../jobs/handler.ts';
import { checked } from '../jobs/handlers/input.ts';
import { namedSet } from '../jobs/handlers/run-input.ts';
import { DEFAULT_SEED } from '../runs/plan.ts';

const schema = z.strictObject({
  /** Name of a data set. */
  data: z.string().min(1).max(200),
  seed: z.number().int().min(0).max(4_294_967_295).default(DEFAULT_SEED),
  /** A run's configuration; only its regime table matters. */
  config: z.record(z.string(), z.unknown()).default({}),
});
export interface RegimesInput {
  readonly [key: string]: Json;
  readonly data: string;
  readonly seed: number;
  readonly config: { readonly [key: string]: Json };
}

export const regimesHandler: JobHandler<RegimesInput> = {
  kind: 'regimes',
  title: ({ data }) => `Regimes of ${data}`,
  parse(input) {
    const known = checked('regimes', schema, input);
    parseRunConfig(known.config);
    return known as RegimesInput;
  },
  async prepare({ data }, dataFolder) {
    await namedSet(data, dataFolder);
    return null;
  },
  module: new URL('./regimes-run.ts', import.meta.url),
  attempts: 2,
};
